package dev.vox.runtime.orchestrator.settings;

import java.time.Duration;

/// Everything the orchestrator is told.
///
/// @param websocket where clients connect
/// @param health where health and metrics are served
/// @param session the limits of each session
/// @param worker how long to wait for workers
/// @param model the model sessions begin with; empty for the worker's own default
/// @param mode the mode's name, which the health page shows
/// @param version vox's version, which the health page shows
/// @param gracefulShutdownTimeout how long running utterances may take to end when the server stops, at least 1 s
public record OrchestratorSettings(
        WebSocketSettings websocket,
        HealthSettings health,
        SessionLimits session,
        WorkerTimeouts worker,
        String model,
        String mode,
        String version,
        Duration gracefulShutdownTimeout) {
    /// Legacy mode on the default ports, with the worker's own model.
    public static final OrchestratorSettings DEFAULTS =
            new OrchestratorSettings(
                    WebSocketSettings.DEFAULTS,
                    HealthSettings.DEFAULTS,
                    SessionLimits.DEFAULTS,
                    WorkerTimeouts.DEFAULTS,
                    "",
                    "legacy",
                    "",
                    Duration.ofSeconds(10));

    public OrchestratorSettings {
        if (gracefulShutdownTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "graceful_shutdown_timeout_s is "
                            + gracefulShutdownTimeout.toMillis() / 1000.0
                            + ", must be at least 1");
        }
    }

    /// The same with another place for clients.
    public OrchestratorSettings with(WebSocketSettings newWebsocket) {
        return new OrchestratorSettings(
                newWebsocket, health, session, worker, model, mode, version, grace());
    }

    /// The same with another place for health and metrics.
    public OrchestratorSettings with(HealthSettings newHealth) {
        return new OrchestratorSettings(
                websocket, newHealth, session, worker, model, mode, version, grace());
    }

    /// The same with other limits.
    public OrchestratorSettings with(SessionLimits newSession) {
        return new OrchestratorSettings(
                websocket, health, newSession, worker, model, mode, version, grace());
    }

    /// The same with other deadlines for workers.
    public OrchestratorSettings with(WorkerTimeouts newWorker) {
        return new OrchestratorSettings(
                websocket, health, session, newWorker, model, mode, version, grace());
    }

    /// The same in another mode.
    ///
    /// @param newMode as the health page shows it
    public OrchestratorSettings inMode(String newMode) {
        return new OrchestratorSettings(
                websocket, health, session, worker, model, newMode, version, grace());
    }

    private Duration grace() {
        return gracefulShutdownTimeout;
    }
}
