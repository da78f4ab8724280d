package dev.vox.env;

/// The rows of the settings table that override an orchestrator's file of configuration.
final class OrchestratorOverrides {
    static final Setting<String> REDIS_URL =
            Setting.of(
                    "orchestrator.redis-url",
                    "REDIS_URL",
                    SettingType.text("URL"),
                    null,
                    "Where workers register and orchestrators find them, over redis.url:"
                            + " redis://[:password@]host:port/db.");

    static final Setting<String> LIVEKIT_URL =
            Setting.of(
                    "orchestrator.livekit-url",
                    "LIVEKIT_URL",
                    SettingType.text("URL"),
                    null,
                    "The LiveKit server, over transport.livekit.url; this build serves the"
                            + " WebSocket only.");

    private OrchestratorOverrides() {}
}
