package dev.vox.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ports that nobody listened on a moment ago.
final class FreePorts {
    private static final List<String> NAMES =
            List.of(
                    "ORCHESTRATOR_WS_PORT",
                    "ORCHESTRATOR_HEALTH_PORT",
                    "WORKER_GRPC_PORT",
                    "WORKER_METRICS_PORT");

    private FreePorts() {}

    /// One for each service, by the variable that chooses it.
    static Map<String, String> variables() throws IOException {
        Map<String, String> variables = new HashMap<>();
        List<ServerSocket> sockets = new ArrayList<>();
        for (String name : NAMES) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            variables.put(name, Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return variables;
    }
}
