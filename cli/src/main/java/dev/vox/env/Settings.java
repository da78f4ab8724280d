package dev.vox.env;

import java.time.Duration;
import java.util.List;

/// The settings table: every variable that the tool and the embedded stack read, one row each.
///
/// Help, the reference and validation come from here. Sources of names and defaults: the worker's and the orchestrator's
/// contracts.
public final class Settings {
    private static final int ANY = Integer.MAX_VALUE;
    private static final long YEAR_MILLIS = Duration.ofDays(365).toMillis();

    public static final Setting<String> PROJECT = ToolSettings.PROJECT;

    public static final Setting<OrchestratorMode> MODE =
            Setting.of(
                    "orchestrator.mode",
                    "ORCHESTRATOR_MODE",
                    SettingType.choice(OrchestratorMode.class),
                    OrchestratorMode.AGENT,
                    "How the orchestrator meets its users.");

    public static final Setting<Integer> WEBSOCKET_PORT =
            Setting.of(
                    "orchestrator.ws-port",
                    "ORCHESTRATOR_WS_PORT",
                    SettingType.port(),
                    8080,
                    "The orchestrator's WebSocket port.");

    public static final Setting<Integer> HEALTH_PORT =
            Setting.of(
                    "orchestrator.health-port",
                    "ORCHESTRATOR_HEALTH_PORT",
                    SettingType.port(),
                    null,
                    "The orchestrator's port for health and metrics; unset, the WebSocket port +"
                            + " 1.");

    public static final Setting<Integer> GRPC_PORT =
            Setting.of(
                    "worker.grpc-port",
                    "WORKER_GRPC_PORT",
                    SettingType.port(),
                    7001,
                    "The worker's gRPC port.");

    public static final Setting<Integer> METRICS_PORT =
            Setting.of(
                    "worker.metrics-port",
                    "WORKER_METRICS_PORT",
                    SettingType.port(),
                    9090,
                    "The worker's port for Prometheus metrics.");

    public static final Setting<String> WORKER_NAME = RegistrationSettings.NAME;

    public static final Setting<String> WORKER_ADVERTISE_ADDR = RegistrationSettings.ADVERTISED;

    public static final Setting<String> REDIS_URL = OrchestratorOverrides.REDIS_URL;

    public static final Setting<Integer> MAX_SESSIONS =
            Setting.of(
                    "orchestrator.max-sessions",
                    "MAX_SESSIONS",
                    SettingType.number(1, ANY),
                    null,
                    "Most WebSocket sessions at a time; unset, the orchestrator's own bound.");

    public static final Setting<Integer> MAX_CONCURRENT_SESSIONS =
            Setting.of(
                    "worker.max-concurrent-sessions",
                    "MAX_CONCURRENT_SESSIONS",
                    SettingType.number(1, ANY),
                    null,
                    "Most sessions of the worker at a time; unset, no limit.");

    public static final Setting<String> ADAPTER =
            Setting.of(
                    "worker.adapter",
                    "ADAPTER_TYPE",
                    SettingType.text(),
                    null,
                    "The family of the worker's speech engine; the chosen model says which. mock"
                            + " serves any model id with a tone.");

    public static final Setting<String> MODEL =
            Setting.of(
                    "model.name",
                    "DEFAULT_MODEL",
                    SettingType.text(),
                    "kevin",
                    "The model to speak with: a profile's name, its alias, or a model id.");

    public static final Setting<String> MODEL_ID =
            Setting.of(
                    "model.default",
                    "DEFAULT_MODEL_ID",
                    SettingType.text(),
                    null,
                    "The model id that is loaded at start and serves sessions that name none;"
                            + " unset, the profile's own.");

    public static final Setting<List<String>> PRELOAD_MODELS =
            Setting.of(
                    "model.preload",
                    "PRELOAD_MODEL_IDS",
                    SettingType.list(),
                    List.of(),
                    "Further models to load at start; one that fails is a warning.");

    public static final Setting<Duration> MODEL_TTL =
            Setting.of(
                    "model.ttl",
                    "TTL_MS",
                    SettingType.millis(1, YEAR_MILLIS),
                    Duration.ofMinutes(10),
                    "How long a model stays after its last use.");

    public static final Setting<Duration> MIN_RESIDENCY =
            Setting.of(
                    "model.min-residency",
                    "MIN_RESIDENCY_MS",
                    SettingType.millis(0, YEAR_MILLIS),
                    Duration.ofMinutes(2),
                    "How long a model stays at least after it was loaded.");

    public static final Setting<Integer> RESIDENT_CAP =
            Setting.of(
                    "model.resident-cap",
                    "RESIDENT_CAP",
                    SettingType.number(1, ANY),
                    3,
                    "Most models in memory; over it, the least recently used idle one goes.");

    public static final Setting<Integer> MAX_PARALLEL_LOADS =
            Setting.of(
                    "model.max-parallel-loads",
                    "MAX_PARALLEL_LOADS",
                    SettingType.number(1, ANY),
                    1,
                    "Most models that load at the same time.");

    public static final Setting<Duration> EVICT_CHECK_INTERVAL =
            Setting.of(
                    "model.evict-check-interval",
                    "EVICT_CHECK_INTERVAL_MS",
                    SettingType.millis(1, YEAR_MILLIS),
                    Duration.ofSeconds(30),
                    "How often idle models are looked for.");

    public static final Setting<String> WARMUP_TEXT =
            Setting.of(
                    "model.warmup-text",
                    "WARMUP_TEXT",
                    SettingType.text(),
                    "This is a warmup test.",
                    "What a model speaks to itself after loading.");

    public static final Setting<Duration> MOCK_FRAME_DELAY =
            Setting.of(
                    "mock.frame-delay",
                    "MOCK_FRAME_DELAY_MS",
                    SettingType.millis(0, 60_000),
                    Duration.ofMillis(5),
                    "How long the mock engine takes for a frame of 20 ms.");

    public static final Setting<String> OPENAI_API_KEY = AgentSettings.OPENAI_API_KEY;

    public static final Setting<LogLevel> LOG_LEVEL =
            Setting.of(
                    "log.level",
                    "LOG_LEVEL",
                    SettingType.choice(LogLevel.class),
                    LogLevel.INFO,
                    "The least level that the services write to their logs.");

    public static final Setting<String> VOICE_PACKS = VoiceSettings.VOICE_PACKS;

    public static final Setting<String> DATA_HOME = VoiceSettings.DATA_HOME;

    public static final Setting<String> HOME = VoiceSettings.HOME;

    public static final Setting<Boolean> FORCE_BUILD = ContainerSettings.FORCE_BUILD;

    public static final Setting<Boolean> SKIP_BUILD = ContainerSettings.SKIP_BUILD;

    private static final List<SettingGroup> GROUPS =
            List.of(
                    ToolSettings.GROUP,
                    new SettingGroup(
                            "Model",
                            List.of(MODEL, MODEL_ID, ADAPTER, PRELOAD_MODELS, WARMUP_TEXT)),
                    new SettingGroup(
                            "Orchestrator",
                            List.of(
                                    MODE,
                                    WEBSOCKET_PORT,
                                    HEALTH_PORT,
                                    MAX_SESSIONS,
                                    REDIS_URL,
                                    OrchestratorOverrides.LIVEKIT_URL)),
                    AgentSettings.GROUP,
                    new SettingGroup(
                            "Worker",
                            List.of(
                                    GRPC_PORT,
                                    METRICS_PORT,
                                    MAX_CONCURRENT_SESSIONS,
                                    WORKER_NAME,
                                    WORKER_ADVERTISE_ADDR,
                                    MODEL_TTL,
                                    MIN_RESIDENCY,
                                    RESIDENT_CAP,
                                    MAX_PARALLEL_LOADS,
                                    EVICT_CHECK_INTERVAL,
                                    MOCK_FRAME_DELAY)),
                    VoiceSettings.GROUP,
                    new SettingGroup("Services", List.of(LOG_LEVEL)),
                    ContainerSettings.GROUP);

    private static final List<Setting<?>> ALL =
            GROUPS.stream().<Setting<?>>flatMap(group -> group.rows().stream()).toList();

    private Settings() {}

    /// Every row, in the order of the reference.
    public static List<Setting<?>> all() {
        return ALL;
    }

    /// The same under their headings.
    public static List<SettingGroup> groups() {
        return GROUPS;
    }

    /// Those that say something of a project or its stack: all but the tool's own, such as `PATH`.
    public static List<Setting<?>> ofProjects() {
        return GROUPS.stream()
                .filter(group -> !group.equals(ToolSettings.GROUP))
                .<Setting<?>>flatMap(group -> group.rows().stream())
                .toList();
    }
}
