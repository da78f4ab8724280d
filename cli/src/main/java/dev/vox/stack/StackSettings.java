package dev.vox.stack;

import dev.vox.env.Environment;
import dev.vox.env.LogLevel;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Settings;
import dev.vox.env.Surroundings;
import dev.vox.env.Value;
import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

/// What a stack is to be.
///
/// @param host the address that every service listens on
/// @param mode how the orchestrator meets its users
/// @param ports where they listen
/// @param maxSessions most WebSocket sessions; null for the orchestrator's own bound
/// @param maxConcurrentSessions most sessions of the worker; null for no limit
/// @param speech what the worker speaks with
/// @param logLevel the least level that is written
public record StackSettings(
        String host,
        OrchestratorMode mode,
        StackPorts ports,
        @Nullable Integer maxSessions,
        @Nullable Integer maxConcurrentSessions,
        SpeechSettings speech,
        LogLevel logLevel) {
    /// Reads them from the settings.
    ///
    /// @throws InvalidConfiguration when the mode is not served, or two ports are the same
    public static StackSettings of(Environment environment, Surroundings surroundings) {
        requireServedMode(environment);
        return new StackSettings(
                surroundings.host(),
                environment.get(Settings.MODE),
                StackPorts.of(environment),
                environment.find(Settings.MAX_SESSIONS).map(Value::value).orElse(null),
                environment.find(Settings.MAX_CONCURRENT_SESSIONS).map(Value::value).orElse(null),
                SpeechSettings.of(environment),
                environment.get(Settings.LOG_LEVEL));
    }

    /// Makes sure that this build has the mode that is asked for.
    ///
    /// @throws InvalidConfiguration naming the mode, its source, and what there is
    public static void requireServedMode(Environment environment) {
        Value<OrchestratorMode> mode = environment.find(Settings.MODE).orElseThrow();
        if (mode.value() != OrchestratorMode.LEGACY) {
            throw new InvalidConfiguration(
                    mode.quoted() + ": this build serves the mode legacy only",
                    "unset " + mode.variable() + ", or set it to legacy");
        }
    }

    /// The same on ports that the system chooses.
    public StackSettings onAnyPorts() {
        return new StackSettings(
                host, mode, ports.any(), maxSessions, maxConcurrentSessions, speech, logLevel);
    }
}
