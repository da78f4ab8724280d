package dev.vox.probe;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/// What is asked, and in which protocol.
public sealed interface ProbeTarget {
    /// As a person writes it, without a password: `redis://localhost:6379`.
    String text();

    /// In which protocol.
    Protocol protocol();

    /// `PING`, answered by `PONG`.
    record Redis(URI address) implements ProbeTarget {
        @Override
        public Protocol protocol() {
            return Protocol.REDIS;
        }

        @Override
        public String text() {
            return shown(address);
        }
    }

    /// The standard health service, else `GetCapabilities` of a TTS worker.
    ///
    /// @param service as the health service names it; null for the server as a whole
    record Grpc(String host, int port, @Nullable String service) implements ProbeTarget {
        @Override
        public Protocol protocol() {
            return Protocol.GRPC;
        }

        @Override
        public String text() {
            return "grpc://" + bracketed(host) + ":" + port;
        }
    }

    /// A GET, answered by 2xx.
    record Http(URI address) implements ProbeTarget {
        @Override
        public Protocol protocol() {
            return Protocol.HTTP;
        }

        @Override
        public String text() {
            return shown(address);
        }
    }

    /// A connection, answered by a `session_start`.
    record WebSocket(URI address) implements ProbeTarget {
        @Override
        public Protocol protocol() {
            return Protocol.WS;
        }

        @Override
        public String text() {
            return shown(address);
        }
    }

    /// A connection that is accepted.
    record Tcp(String host, int port) implements ProbeTarget {
        @Override
        public Protocol protocol() {
            return Protocol.TCP;
        }

        @Override
        public String text() {
            return "tcp://" + bracketed(host) + ":" + port;
        }
    }

    /// A host as it stands before a port.
    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /// An address without the user and password that it may hold.
    private static String shown(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return address.getScheme() + "://" + address.getHost() + port + path + query;
    }
}
