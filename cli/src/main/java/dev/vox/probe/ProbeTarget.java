package dev.vox.probe;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/// What is asked, and in which protocol.
public sealed interface ProbeTarget {
    /// As a person writes it: `redis://localhost:6379`.
    String text();

    /// `PING`, answered by `PONG`.
    record Redis(URI address) implements ProbeTarget {
        @Override
        public String text() {
            return address.getScheme() + "://" + address.getHost() + ":" + address.getPort();
        }
    }

    /// The standard health service, else `GetCapabilities` of a TTS worker.
    ///
    /// @param service as the health service names it; null for the server as a whole
    record Grpc(String host, int port, @Nullable String service) implements ProbeTarget {
        @Override
        public String text() {
            return "grpc://" + host + ":" + port;
        }
    }

    /// A GET, answered by 2xx.
    record Http(URI address) implements ProbeTarget {
        @Override
        public String text() {
            return address.toString();
        }
    }

    /// A connection, answered by a `session_start`.
    record WebSocket(URI address) implements ProbeTarget {
        @Override
        public String text() {
            return address.toString();
        }
    }

    /// A connection that is accepted.
    record Tcp(String host, int port) implements ProbeTarget {
        @Override
        public String text() {
            return "tcp://" + host + ":" + port;
        }
    }
}
