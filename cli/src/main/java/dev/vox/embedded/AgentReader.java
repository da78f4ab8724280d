package dev.vox.embedded;

import dev.vox.env.AgentSettings;
import dev.vox.env.Environment;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Value;
import dev.vox.runtime.vad.VadSettings;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads what the agent of an orchestrator is made of, and the files that it needs, before anything starts.
final class AgentReader {
    /// What was read.
    ///
    /// @param config null in legacy mode, and where something is in the way
    /// @param problems what is in the way, all of it
    record Reading(@Nullable AgentConfig config, List<Problem> problems) {
        Reading {
            problems = List.copyOf(problems);
        }

        /// What the agent is made of; null in legacy mode.
        ///
        /// @throws dev.vox.problem.VoxException naming all that is in the way
        @Nullable AgentConfig checked() {
            Problem.failure(problems)
                    .ifPresent(failure -> {
                        throw failure;
                    });
            return config;
        }
    }

    private AgentReader() {}

    /// Reads the settings of a stack, which has no file of configuration.
    ///
    /// @param environment with the rows of [dev.vox.env.AgentSettings]
    /// @param root relative names of files begin there
    static Reading read(OrchestratorMode mode, Environment environment, Path root) {
        return read(mode, environment, root, VadSettings.DEFAULTS, AsrSection.NONE);
    }

    /// Reads the settings, which win over a file's section.
    static Reading read(
            OrchestratorMode mode,
            Environment environment,
            Path root,
            VadSettings vad,
            AsrSection asr) {
        if (mode == OrchestratorMode.LEGACY) {
            return new Reading(null, List.of());
        }
        List<Problem> problems = new ArrayList<>();
        DialogueChoice dialogue = new DialogueReader(environment, root, problems).read();
        RecognizerChoice recognizer = new RecognizerReader(environment, root, asr, problems).read();
        AgentConfig config =
                dialogue == null || recognizer == null
                        ? null
                        : new AgentConfig(
                                vad,
                                recognizer,
                                dialogue,
                                AgentConfig.mode(mode),
                                preloads(environment, asr));
        return new Reading(config, problems);
    }

    private static boolean preloads(Environment environment, AsrSection asr) {
        return environment
                .find(AgentSettings.ASR_PRELOAD)
                .map(Value::value)
                .orElse(asr.preload() != null && asr.preload());
    }
}
