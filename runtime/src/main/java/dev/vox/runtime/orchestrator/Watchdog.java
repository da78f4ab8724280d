package dev.vox.runtime.orchestrator;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.vox.runtime.orchestrator.websocket.WebSocketConnection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at every session and connection ten times a second, and ends those that are over their limits or stuck.
final class Watchdog implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final ActiveSessions sessions;
    private final Connections connections;
    private final Duration longestWrite;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("vox-orchestrator-watchdog").factory());

    Watchdog(ActiveSessions sessions, Connections connections, Duration longestWrite) {
        this.sessions = sessions;
        this.connections = connections;
        this.longestWrite = longestWrite;
        var _ =
                timer.scheduleAtFixedRate(
                        this::look,
                        INTERVAL.toMillis(),
                        INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            sessions.all().forEach(ClientSession::checkLimits);
            for (WebSocketConnection connection : connections.all()) {
                if (connection.isStuck(longestWrite)) {
                    LOGGER.log(WARNING, "a client does not read or answer; its connection ends");
                    connection.abort();
                }
            }
        } catch (RuntimeException e) {
            // A timer drops a task that throws; this one must outlive every bug it meets.
            LOGGER.log(ERROR, "the watchdog failed", e);
        }
    }
}
