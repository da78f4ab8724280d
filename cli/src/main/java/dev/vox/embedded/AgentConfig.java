package dev.vox.embedded;

import dev.vox.env.OrchestratorMode;
import dev.vox.runtime.orchestrator.Agent;
import dev.vox.runtime.vad.VadSettings;

/// What the agent of an orchestrator is made of.
///
/// @param vad how speech is detected
/// @param recognizer what recognises it
/// @param dialogue what answers it
/// @param mode whom the orchestrator serves
/// @param preloads whether the recogniser is loaded before anybody speaks
record AgentConfig(
        VadSettings vad,
        RecognizerChoice recognizer,
        DialogueChoice dialogue,
        Agent.Mode mode,
        boolean preloads) {
    /// As the runtime calls a mode that has an agent.
    static Agent.Mode mode(OrchestratorMode mode) {
        return switch (mode) {
            case AGENT -> Agent.Mode.AGENT;
            case HYBRID -> Agent.Mode.HYBRID;
            case LEGACY -> throw new IllegalArgumentException("legacy mode has no agent");
        };
    }

    /// Makes the agent. Models are loaded when somebody first speaks.
    Agent make() {
        return new Agent(vad, recognizer.make(), dialogue.make(), mode);
    }
}
