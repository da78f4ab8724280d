package dev.vox.embedded;

import dev.vox.env.LogLevel;
import dev.vox.env.Settings;
import dev.vox.env.Surroundings;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.runtime.orchestrator.settings.HealthSettings;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.orchestrator.settings.SessionLimits;
import dev.vox.runtime.orchestrator.settings.WebSocketSettings;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.redis.RedisSettings;
import dev.vox.runtime.routing.LoadBalance;
import dev.vox.runtime.vad.VadSettings;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the YAML that deployments of the orchestrator have.
///
/// Unknown keys are warnings, so that a file of a newer build still serves; values out of range are errors, all of them at
/// once, each with its line. What this build does not serve is checked like the rest, and warned of when it is switched on.
/// Who answers is not for the file to say, so that what comes of it has no agent yet.
public final class OrchestratorConfigFile {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_GRACE = Duration.ofHours(1);

    private final Map<String, String> variables;
    private final Surroundings surroundings;
    private final String version;
    private final Mistakes mistakes = new Mistakes();
    private final List<String> warnings = new ArrayList<>();

    private OrchestratorConfigFile(
            Map<String, String> variables, Surroundings surroundings, String version) {
        this.variables = variables;
        this.surroundings = surroundings;
        this.version = version;
    }

    /// Reads a file's text.
    ///
    /// @param source what the file is called in messages
    /// @param variables the process's environment: `REDIS_URL` and `LIVEKIT_URL` override the file
    /// @param version of the tool, for the health page
    /// @throws InvalidConfiguration when it is not YAML, or values are out of range: `file:line:column: problem`
    public static OrchestratorConfig read(
            String source,
            String text,
            Map<String, String> variables,
            Surroundings surroundings,
            String version) {
        return new OrchestratorConfigFile(variables, surroundings, version).read(source, text);
    }

    private OrchestratorConfig read(String source, String text) {
        YamlReader root = YamlReader.of(Yaml.parse(source, text), mistakes);
        List<String> wrongVariables = new ArrayList<>();
        WebSocketSettings webSocket = transport(root.section("transport"));
        Routing routing = routing(root.section("routing"));
        YamlReader redisSection = root.section("redis");
        Optional<RedisSettings> redis = RedisSection.read(redisSection, variables, wrongVariables);
        warnings.addAll(redisSection.unread());
        SessionLimits session = session(root.section("session"));
        VadSettings vad = VadSection.read(root.section("vad"), warnings);
        YamlReader asrSection = root.section("asr");
        AsrSection asr = AsrSection.read(asrSection);
        warnings.addAll(asrSection.unread());
        LogLevel level = logLevel(root);
        Duration grace =
                root.duration("graceful_shutdown_timeout_s", SECOND, SECOND, LONGEST_GRACE)
                        .orElse(OrchestratorSettings.DEFAULTS.gracefulShutdownTimeout());
        warnings.addAll(root.unread());
        check(wrongVariables);
        OrchestratorSettings settings =
                new OrchestratorSettings(
                        webSocket,
                        new HealthSettings(surroundings.host(), HealthSettings.DEFAULTS.port()),
                        session,
                        OrchestratorSettings.DEFAULTS.worker(),
                        "",
                        OrchestratorSettings.DEFAULTS.mode(),
                        version,
                        grace);
        return new OrchestratorConfig(
                settings,
                routing.worker(),
                redis.orElse(null),
                routing.preferResidentModels(),
                routing.balance(),
                level,
                vad,
                asr,
                null,
                warnings);
    }

    private void check(List<String> wrongVariables) {
        List<String> all = new ArrayList<>();
        try {
            mistakes.check();
        } catch (InvalidConfiguration e) {
            all.add(String.valueOf(e.getMessage()));
        }
        all.addAll(wrongVariables);
        if (!all.isEmpty()) {
            throw new InvalidConfiguration(String.join("\n", all));
        }
    }

    private WebSocketSettings transport(YamlReader transport) {
        YamlReader webSocket = transport.section("websocket");
        WebSocketSettings defaults = WebSocketSettings.DEFAULTS;
        if (!webSocket.flag("enabled").orElse(true)) {
            webSocket.mistake("enabled", "must be true: this build serves nothing else");
        }
        String host =
                webSocket.text("host").filter(text -> !text.isBlank()).orElse(surroundings.host());
        WebSocketSettings settings =
                new WebSocketSettings(
                        host,
                        whole(webSocket, "port", 1024, 65_535).orElse(defaults.port()),
                        whole(webSocket, "max_connections", 1, Integer.MAX_VALUE)
                                .orElse(defaults.maxConnections()),
                        whole(webSocket, "frame_queue_size", 10, Integer.MAX_VALUE)
                                .orElse(defaults.frameQueueSize()),
                        defaults.writeTimeout());
        warnings.addAll(webSocket.unread());
        LivekitSection.read(transport.section("livekit"), variables, warnings);
        warnings.addAll(transport.unread());
        return settings;
    }

    private record Routing(
            @Nullable WorkerAddress worker, boolean preferResidentModels, LoadBalance balance) {}

    private Routing routing(YamlReader routing) {
        Optional<WorkerAddress> worker =
                routing.text("static_worker_addr")
                        .filter(text -> !text.isBlank())
                        .flatMap(text -> address(routing, text));
        boolean resident = routing.flag("prefer_resident_models").orElse(true);
        LoadBalance balance =
                routing.text("load_balance_strategy")
                        .filter(text -> !text.isBlank())
                        .flatMap(text -> balance(routing, text))
                        .orElse(LoadBalance.QUEUE_DEPTH);
        warnings.addAll(routing.unread());
        return new Routing(worker.orElse(null), resident, balance);
    }

    private static Optional<LoadBalance> balance(YamlReader routing, String text) {
        Optional<LoadBalance> balance = LoadBalance.named(text);
        if (balance.isEmpty()) {
            routing.mistake(
                    "load_balance_strategy",
                    "is '"
                            + text
                            + "', not one of "
                            + Arrays.stream(LoadBalance.values())
                                    .map(LoadBalance::word)
                                    .collect(Collectors.joining(", ")));
        }
        return balance;
    }

    private static Optional<WorkerAddress> address(YamlReader routing, String text) {
        try {
            return Optional.of(WorkerAddress.parse(text));
        } catch (IllegalArgumentException e) {
            routing.mistake("static_worker_addr", "is " + e.getMessage());
            return Optional.empty();
        }
    }

    private SessionLimits session(YamlReader session) {
        SessionLimits defaults = SessionLimits.DEFAULTS;
        SessionLimits limits =
                new SessionLimits(
                        seconds(session, "idle_timeout_seconds", 10, 3600)
                                .orElse(defaults.idleTimeout()),
                        seconds(session, "max_session_duration_seconds", 60, 14_400)
                                .orElse(defaults.maxDuration()),
                        whole(session, "max_messages_per_session", 1, 1000)
                                .orElse(defaults.maxMessages()));
        warnings.addAll(session.unread());
        return limits;
    }

    private static LogLevel logLevel(YamlReader root) {
        Optional<String> text = root.text("log_level").filter(word -> !word.isBlank());
        if (text.isEmpty()) {
            return LogLevel.INFO;
        }
        try {
            return Settings.LOG_LEVEL.type().parser().apply(level(text.get()));
        } catch (IllegalArgumentException e) {
            root.mistake("log_level", "is '" + text.get() + "', " + e.getMessage());
            return LogLevel.INFO;
        }
    }

    /// The names that Python's logging has, and ours.
    private static String level(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "warn" -> "warning";
            case "critical", "fatal" -> "error";
            case String other -> other;
        };
    }

    private static Optional<Integer> whole(YamlReader section, String key, int least, int most) {
        return section.whole(key, least, most).map(Math::toIntExact);
    }

    private static Optional<Duration> seconds(
            YamlReader section, String key, long least, long most) {
        return section.duration(key, SECOND, Duration.ofSeconds(least), Duration.ofSeconds(most));
    }
}
