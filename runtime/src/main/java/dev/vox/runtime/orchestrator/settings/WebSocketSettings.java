package dev.vox.runtime.orchestrator.settings;

import java.time.Duration;

/// The section `transport.websocket`.
///
/// @param host the address to listen on
/// @param port 1024–65535, or 0 for one that the system chooses
/// @param maxConnections sessions at the same time, at least 1; `MAX_SESSIONS` in the environment
/// @param frameQueueSize frames of 20 ms that a session holds between worker and client, at least 10
/// @param writeTimeout how long a client may leave a write unread before its connection is ended
public record WebSocketSettings(
        String host, int port, int maxConnections, int frameQueueSize, Duration writeTimeout) {
    /// Port 8080 on loopback, 100 sessions, a second of frames, ten seconds for a write.
    public static final WebSocketSettings DEFAULTS =
            new WebSocketSettings("127.0.0.1", 8080, 100, 50, Duration.ofSeconds(10));

    public WebSocketSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("transport.websocket.host is empty");
        }
        Ranges.port("transport.websocket.port", port);
        Ranges.atLeast("transport.websocket.max_connections", maxConnections, 1);
        Ranges.atLeast("transport.websocket.frame_queue_size", frameQueueSize, 10);
        Ranges.positive("the write timeout", writeTimeout);
    }

    /// The same on another address.
    public WebSocketSettings at(String newHost, int newPort) {
        return new WebSocketSettings(
                newHost, newPort, maxConnections, frameQueueSize, writeTimeout);
    }

    /// The same with another number of sessions.
    public WebSocketSettings withMaxConnections(int sessions) {
        return new WebSocketSettings(host, port, sessions, frameQueueSize, writeTimeout);
    }

    /// The same with another time for a write.
    public WebSocketSettings withWriteTimeout(Duration timeout) {
        return new WebSocketSettings(host, port, maxConnections, frameQueueSize, timeout);
    }
}
