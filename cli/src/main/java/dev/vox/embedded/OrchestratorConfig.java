package dev.vox.embedded;

import dev.vox.env.LogLevel;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.redis.RedisSettings;
import dev.vox.runtime.routing.LoadBalance;
import dev.vox.runtime.routing.RoutingPolicy;
import dev.vox.runtime.vad.VadSettings;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a configuration file asks of an orchestrator.
///
/// @param settings of the server
/// @param worker the one worker that serves, or with Redis the one to try when none is found there; null for none
/// @param redis where workers register; null when they do not
/// @param preferResidentModels whether a worker that holds the model goes first
/// @param balance who goes first among the rest
/// @param logLevel the least level that is written
/// @param vad how an agent detects speech
/// @param asr what the file says of how an agent recognises speech
/// @param agent what an agent is made of; null where there is none
/// @param warnings what the file says and this build does not know or serve
public record OrchestratorConfig(
        OrchestratorSettings settings,
        @Nullable WorkerAddress worker,
        @Nullable RedisSettings redis,
        boolean preferResidentModels,
        LoadBalance balance,
        LogLevel logLevel,
        VadSettings vad,
        AsrSection asr,
        @Nullable AgentConfig agent,
        List<String> warnings) {
    public OrchestratorConfig {
        warnings = List.copyOf(warnings);
    }

    /// Which of the workers in Redis serves a session.
    RoutingPolicy policy() {
        return new RoutingPolicy(preferResidentModels, balance, worker);
    }
}
