package dev.vox.stack.plan;

import dev.vox.env.OrchestratorMode;
import dev.vox.env.Placeholders;
import dev.vox.env.Settings;

import java.util.Map;
import java.util.Optional;

/// The key that the agent's answers depend on.
public final class AgentKey {
    /// The variable that holds it.
    public static final String VARIABLE = Settings.OPENAI_API_KEY.variable();

    private AgentKey() {}

    /// Says that a mode with an agent has no key, how to give one, and what answers instead.
    ///
    /// @param variables the resolved environment
    /// @return empty when the mode has no agent, or the key is there
    public static Optional<String> warning(OrchestratorMode mode, Map<String, String> variables) {
        boolean agent =
                switch (mode) {
                    case AGENT, HYBRID -> true;
                    case LEGACY -> false;
                };
        String key = variables.getOrDefault(VARIABLE, "").strip();
        if (!agent || !(key.isEmpty() || Placeholders.has(key))) {
            return Optional.empty();
        }
        return Optional.of(
                VARIABLE
                        + (key.isEmpty() ? " is not set" : " is a placeholder")
                        + ": where the agent is served, it repeats what it hears (the echo"
                        + " dialogue) without a key; set the key in .env.local");
    }
}
