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

    static final Setting<Boolean> ASR_ENABLED =
            Setting.of(
                    "orchestrator.asr-enabled",
                    "ASR_ENABLED",
                    SettingType.flag(),
                    null,
                    "Whether speech is recognised, over asr.enabled; this build does not.");

    static final Setting<Double> ASR_BUFFER =
            Setting.of(
                    "orchestrator.asr-buffer",
                    "ASR_BUFFER_MAX_DURATION_S",
                    SettingType.seconds(1, 300),
                    null,
                    "Most seconds of speech to recognise at once, over asr.buffer_max_duration_s.");

    private OrchestratorOverrides() {}
}
