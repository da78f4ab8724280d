package dev.vox.embedded;

import dev.vox.env.Environment;
import dev.vox.env.LogLevel;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Value;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.ModelChoice;
import dev.vox.stack.PortClaim;
import dev.vox.stack.SpeechSettings;
import dev.vox.stack.StackPorts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// Asks for a worker by itself.
///
/// @param host the address to listen on
/// @param ports its gRPC and its metrics
/// @param maxConcurrentSessions most sessions at a time; null for no limit
/// @param speech what it speaks with
/// @param registration where it registers; null when nowhere
/// @param logLevel the least level that is written
public record WorkerRequest(
        String host,
        List<PortClaim> ports,
        @Nullable Integer maxConcurrentSessions,
        SpeechSettings speech,
        @Nullable RegistrationRequest registration,
        LogLevel logLevel) {
    /// The rows of the settings table that a worker reads.
    public static final List<Setting<?>> SETTINGS =
            Stream.of(
                            SpeechSettings.ROWS,
                            RegistrationRequest.SETTINGS,
                            List.of(
                                    Settings.GRPC_PORT,
                                    Settings.METRICS_PORT,
                                    Settings.MAX_CONCURRENT_SESSIONS,
                                    Settings.LOG_LEVEL))
                    .<Setting<?>>flatMap(List::stream)
                    .toList();

    public WorkerRequest {
        ports = List.copyOf(ports);
    }

    /// Reads it from the settings.
    ///
    /// @param tonesOnly whether the mock is to speak in the place of every model
    /// @throws InvalidConfiguration when an address is none
    public static WorkerRequest of(
            Environment environment, ModelChoice choice, boolean tonesOnly, String host) {
        return new WorkerRequest(
                host,
                StackPorts.ofWorker(environment),
                environment.find(Settings.MAX_CONCURRENT_SESSIONS).map(Value::value).orElse(null),
                SpeechSettings.of(environment, choice, tonesOnly),
                RegistrationRequest.of(environment).orElse(null),
                environment.get(Settings.LOG_LEVEL));
    }

    /// The same with the voice packs of a project before those of its user.
    public WorkerRequest in(Project project) {
        return new WorkerRequest(
                host, ports, maxConcurrentSessions, speech.in(project), registration, logLevel);
    }
}
