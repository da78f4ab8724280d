package dev.vox.embedded;

import dev.vox.env.LogLevel;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.registry.WorkerAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a configuration file asks of an orchestrator.
///
/// @param settings of the server
/// @param worker the one worker of `routing.static_worker_addr`; null when the file names none
/// @param logLevel the least level that is written
/// @param warnings what the file says and this build does not know or serve
public record OrchestratorConfig(
        OrchestratorSettings settings,
        @Nullable WorkerAddress worker,
        LogLevel logLevel,
        List<String> warnings) {
    public OrchestratorConfig {
        warnings = List.copyOf(warnings);
    }
}
