package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service.Protocol;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/// Finds out whether a port of this machine is free, by taking it for a moment.
final class HostPorts {
    private static final int CONNECT_MILLIS = 300;

    private HostPorts() {}

    /// Whether something else has a port.
    ///
    /// What only root may take is asked by a connection; an address that this machine has not is the engine's business.
    static boolean taken(@Nullable String address, int port, Protocol protocol) {
        InetSocketAddress at =
                address == null || address.isEmpty()
                        ? new InetSocketAddress(port)
                        : new InetSocketAddress(address, port);
        try {
            take(at, protocol);
            return false;
        } catch (BindException e) {
            String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            if (reason.contains("permission")) {
                return protocol == Protocol.TCP && answers(at, port);
            }
            return reason.contains("in use");
        } catch (IOException e) {
            return false;
        }
    }

    private static void take(InetSocketAddress at, Protocol protocol) throws IOException {
        switch (protocol) {
            case TCP -> {
                try (ServerSocket socket = new ServerSocket()) {
                    socket.bind(at);
                }
            }
            case UDP -> {
                try (DatagramSocket socket = new DatagramSocket(null)) {
                    socket.setReuseAddress(false);
                    socket.bind(at);
                }
            }
        }
    }

    private static boolean answers(InetSocketAddress at, int port) {
        InetAddress host =
                at.getAddress().isAnyLocalAddress()
                        ? InetAddress.getLoopbackAddress()
                        : at.getAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
