package dev.vox.embedded;

import dev.vox.env.AgentSettings;
import dev.vox.env.Environment;
import dev.vox.env.LogLevel;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Surroundings;
import dev.vox.env.Value;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.runtime.orchestrator.settings.HealthSettings;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.orchestrator.settings.WebSocketSettings;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.redis.RedisSettings;
import dev.vox.stack.plan.AgentKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks for an orchestrator by itself. What a flag says wins over the environment, and that over the file.
///
/// @param root relative names of files in settings begin there
/// @param file the configuration file; null for none
/// @param host the address to listen on; null for the file's, or the usual one
/// @param worker the worker's address as typed; null for those in Redis, else the file's, else the one on this machine
/// @param environment the settings, flags included
/// @param variables the resolved environment
/// @param surroundings where the tool runs
/// @param version of the tool, for the health page
public record OrchestratorRequest(
        Path root,
        @Nullable Path file,
        @Nullable String host,
        @Nullable String worker,
        Environment environment,
        Map<String, String> variables,
        Surroundings surroundings,
        String version) {
    /// The rows of the settings table that an orchestrator reads.
    public static final List<Setting<?>> SETTINGS =
            Stream.of(
                            List.of(
                                    Settings.MODE,
                                    Settings.WEBSOCKET_PORT,
                                    Settings.HEALTH_PORT,
                                    Settings.GRPC_PORT,
                                    Settings.REDIS_URL,
                                    Settings.MAX_SESSIONS,
                                    Settings.LOG_LEVEL),
                            AgentSettings.rows())
                    .<Setting<?>>flatMap(List::stream)
                    .toList();

    private static final int LAST_PORT = 65_535;

    public OrchestratorRequest {
        variables = Map.copyOf(variables);
    }

    /// Puts the file and what overrides it together.
    ///
    /// @throws InvalidConfiguration when the file cannot be read or is wrong
    /// @throws MissingPrerequisite when a file is missing that its agent needs
    public OrchestratorConfig resolve() {
        OrchestratorConfig config = fromFile();
        OrchestratorMode mode = environment.get(Settings.MODE);
        AgentConfig agent =
                AgentReader.read(mode, environment, root, config.vad(), config.asr()).checked();
        List<String> warnings = new ArrayList<>(config.warnings());
        AgentKey.warning(mode, variables).ifPresent(warnings::add);
        // A worker that a flag names serves alone.
        RedisSettings redis = worker == null ? config.redis() : null;
        WorkerAddress address = worker == null ? config.worker() : address(worker);
        LogLevel level =
                environment.isSet(Settings.LOG_LEVEL)
                        ? environment.get(Settings.LOG_LEVEL)
                        : config.logLevel();
        return new OrchestratorConfig(
                settings(config.settings()).inMode(mode.word()),
                address == null && redis == null ? usualWorker() : address,
                redis,
                config.preferResidentModels(),
                config.balance(),
                level,
                config.vad(),
                config.asr(),
                agent,
                warnings);
    }

    /// The worker that `vox serve worker` runs in the same project.
    private WorkerAddress usualWorker() {
        return new WorkerAddress("localhost", environment.get(Settings.GRPC_PORT));
    }

    private OrchestratorConfig fromFile() {
        String text = "";
        try {
            text = file == null ? "" : Files.readString(file);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[--config] " + file + ": cannot be read",
                    "name an existing file of UTF-8 text",
                    e);
        }
        String source = file == null ? "the built-in configuration" : file.toString();
        return OrchestratorConfigFile.read(source, text, variables, surroundings, version);
    }

    private OrchestratorSettings settings(OrchestratorSettings file) {
        WebSocketSettings webSocket =
                file.websocket()
                        .at(
                                host == null ? file.websocket().host() : host,
                                environment.isSet(Settings.WEBSOCKET_PORT)
                                        ? environment.get(Settings.WEBSOCKET_PORT)
                                        : file.websocket().port());
        Optional<Integer> sessions = environment.find(Settings.MAX_SESSIONS).map(Value::value);
        int health =
                environment
                        .find(Settings.HEALTH_PORT)
                        .map(Value::value)
                        .orElse(webSocket.port() + 1);
        if (health == webSocket.port() || health > LAST_PORT) {
            throw new InvalidConfiguration(
                    "[orchestrator] the health port cannot be " + health,
                    "choose it with --health-port or ORCHESTRATOR_HEALTH_PORT");
        }
        return file.with(sessions.map(webSocket::withMaxConnections).orElse(webSocket))
                .with(new HealthSettings(host == null ? file.health().host() : host, health));
    }

    /// Reads a worker's address as it is typed.
    ///
    /// @throws InvalidConfiguration when it is none
    public static WorkerAddress address(String text) {
        try {
            return WorkerAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration("[--worker] " + e.getMessage(), null, e);
        }
    }
}
