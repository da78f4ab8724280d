package dev.vox.stack;

import dev.vox.env.Environment;
import dev.vox.env.LogLevel;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.env.Surroundings;
import dev.vox.env.Value;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.ModelChoice;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// What a stack is to be.
///
/// @param host the address that every service listens on
/// @param modeValue how the orchestrator meets its users, and who says so
/// @param ports where they listen
/// @param maxSessions most WebSocket sessions; null for the orchestrator's own bound
/// @param maxConcurrentSessions most sessions of the worker; null for no limit
/// @param speech what the worker speaks with
/// @param agent what hears, understands and answers: the rows of [dev.vox.env.AgentSettings]
/// @param logLevel the least level that is written
public record StackSettings(
        String host,
        Value<OrchestratorMode> modeValue,
        StackPorts ports,
        @Nullable Integer maxSessions,
        @Nullable Integer maxConcurrentSessions,
        SpeechSettings speech,
        Environment agent,
        LogLevel logLevel) {
    /// Reads them from the settings.
    ///
    /// @param tonesOnly whether the mock is to speak in the place of every model
    /// @throws InvalidConfiguration when two ports are the same
    public static StackSettings of(
            Environment environment,
            ModelChoice choice,
            boolean tonesOnly,
            Surroundings surroundings) {
        return new StackSettings(
                surroundings.host(),
                environment.find(Settings.MODE).orElseThrow(),
                StackPorts.of(environment),
                environment.find(Settings.MAX_SESSIONS).map(Value::value).orElse(null),
                environment.find(Settings.MAX_CONCURRENT_SESSIONS).map(Value::value).orElse(null),
                SpeechSettings.of(environment, choice, tonesOnly),
                environment,
                environment.get(Settings.LOG_LEVEL));
    }

    /// The same with the voice packs of a project before those of its user.
    public StackSettings in(Project project) {
        return new StackSettings(
                host,
                modeValue,
                ports,
                maxSessions,
                maxConcurrentSessions,
                speech.in(project),
                agent,
                logLevel);
    }

    /// How the orchestrator meets its users.
    public OrchestratorMode mode() {
        return modeValue.value();
    }

    /// The same on ports that the system chooses.
    public StackSettings onAnyPorts() {
        return new StackSettings(
                host,
                modeValue,
                ports.any(),
                maxSessions,
                maxConcurrentSessions,
                speech,
                agent,
                logLevel);
    }

    /// All of it by variable, as it may be shown; what is unset is left out.
    public Map<String, String> shown() {
        return ShownSettings.of(this);
    }
}
