package dev.vox.runtime.worker;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;

/// Tells why a port cannot be listened on.
final class BindFailure {
    /// Ports below are refused to ordinary users, which looks the same as a port in use but for the message.
    private static final int FIRST_UNPRIVILEGED = 1024;

    private BindFailure() {}

    /// Takes a port and gives it back, for a server that does not tell why it could not.
    ///
    /// @throws PortInUseException when another program listens on the port
    /// @throws IOException when the port cannot be listened on for another reason
    static void probe(String host, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw explain(host, port, e);
        }
    }

    static IOException explain(String host, int port, IOException failure) {
        BindException bind = bindException(failure);
        if (bind != null && isOurs(host) && port >= FIRST_UNPRIVILEGED) {
            return new PortInUseException(host, port, failure);
        }
        String reason = String.valueOf((bind == null ? failure : bind).getMessage());
        return new IOException("cannot listen on " + host + ":" + port + ": " + reason, failure);
    }

    private static @Nullable BindException bindException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                return bind;
            }
        }
        return null;
    }

    /// The operating system's message would tell too, but in the user's language.
    private static boolean isOurs(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
