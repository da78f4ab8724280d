package dev.vox.runtime.worker;

import java.time.Duration;

/// Where a worker listens and what it allows.
///
/// @param host name or address that the gRPC server listens on
/// @param port its port; 0 for any that is free
/// @param metricsHost name or address that the metrics page listens on
/// @param metricsPort its port; 0 for any that is free
/// @param maxConcurrentSessions most sessions at once; 0 for no limit
/// @param sessionIdleTimeout how long a session may do nothing before it is ended; also the longest wait for more text
///     and for a RESUME
/// @param stalledReaderTimeout how long a client may take no frame, while it is sent some, before its utterance ends
public record WorkerSettings(
        String host,
        int port,
        String metricsHost,
        int metricsPort,
        int maxConcurrentSessions,
        Duration sessionIdleTimeout,
        Duration stalledReaderTimeout) {
    /// The longest idle time that an orchestrator can be configured to give its own sessions.
    public static final Duration DEFAULT_SESSION_IDLE_TIMEOUT = Duration.ofHours(1);

    public static final Duration DEFAULT_STALLED_READER_TIMEOUT = Duration.ofSeconds(30);

    public WorkerSettings {
        require(isPort(port), "not a port: " + port);
        require(isPort(metricsPort), "not a port: " + metricsPort);
        require(maxConcurrentSessions >= 0, "a limit is not negative: " + maxConcurrentSessions);
        require(sessionIdleTimeout.isPositive(), "the idle time is positive");
        require(stalledReaderTimeout.isPositive(), "the stall time is positive");
    }

    /// Both listeners on one host, no limit, and the default times.
    public static WorkerSettings of(String host, int port, int metricsPort) {
        return new WorkerSettings(
                host,
                port,
                host,
                metricsPort,
                0,
                DEFAULT_SESSION_IDLE_TIMEOUT,
                DEFAULT_STALLED_READER_TIMEOUT);
    }

    private static boolean isPort(int port) {
        return port >= 0 && port <= 65_535;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
