package dev.vox.bench.target;

import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.problem.MissingPrerequisite;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ports of this machine that nobody listens on. Somebody may take one before it is used: then others are tried.
final class FreePorts {
    /// The ports of a stack.
    static final List<Setting<Integer>> SETTINGS =
            List.of(
                    Settings.WEBSOCKET_PORT,
                    Settings.HEALTH_PORT,
                    Settings.GRPC_PORT,
                    Settings.METRICS_PORT);

    private FreePorts() {}

    /// A port for each of a stack's, by variable.
    static Map<String, String> take() {
        List<ServerSocket> held = new ArrayList<>();
        Map<String, String> ports = new LinkedHashMap<>();
        try {
            for (Setting<Integer> setting : SETTINGS) {
                ServerSocket socket = new ServerSocket(0);
                held.add(socket);
                ports.put(setting.variable(), Integer.toString(socket.getLocalPort()));
            }
            return ports;
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "no free port for a stack: " + e.getMessage(),
                    "end what listens on so many",
                    e);
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it listens no more either way
        }
    }
}
