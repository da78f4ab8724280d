package dev.vox.runtime.orchestrator.settings;

/// Where health and metrics are served.
///
/// @param host loopback outside a container, all interfaces (`0.0.0.0`) inside one
/// @param port 1024–65535, or 0 for one that the system chooses
public record HealthSettings(String host, int port) {
    /// Port 8081 on loopback.
    public static final HealthSettings DEFAULTS = new HealthSettings("127.0.0.1", 8081);

    public HealthSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the host of health and metrics is empty");
        }
        Ranges.port("the port of health and metrics", port);
    }
}
