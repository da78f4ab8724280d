package dev.vox.runtime.orchestrator.message;

import org.jspecify.annotations.Nullable;

/// What `/health` says.
///
/// @param uptimeSeconds since the server started
/// @param registryCheck whether the registry answers; under the key `redis`, which dashboards read
/// @param registry which registry is in use: `static`, `memory`, `redis`
public record HealthReport(
        double uptimeSeconds,
        Check registryCheck,
        Check workerCheck,
        String registry,
        String mode,
        String model,
        int sessions,
        String version) {

    /// The id of the registry's check, wherever it is shown.
    public static final String REGISTRY_ID = "discovery.registry";

    /// The id of the worker's check, wherever it is shown.
    public static final String WORKER_ID = "discovery.worker";

    /// The answer of one part.
    ///
    /// @param error why it is not well, or null when it is
    public record Check(@Nullable String error) {
        /// All is well.
        public static final Check OK = new Check(null);

        /// Whether the part is well.
        public boolean ok() {
            return error == null;
        }
    }

    /// Whether every part is well.
    public boolean healthy() {
        return registryCheck.ok() && workerCheck.ok();
    }
}
