package dev.vox.stack.plan;

import dev.vox.env.AgentSettings;
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
    /// @return empty when the mode has no agent, the key is there, or somebody chose what answers
    public static Optional<String> warning(OrchestratorMode mode, Map<String, String> variables) {
        boolean agent =
                switch (mode) {
                    case AGENT, HYBRID -> true;
                    case LEGACY -> false;
                };
        String key = variables.getOrDefault(VARIABLE, "").strip();
        boolean chosen = !variables.getOrDefault(AgentSettings.DIALOGUE.variable(), "").isBlank();
        if (!agent || chosen || isUsable(key)) {
            return Optional.empty();
        }
        return Optional.of(
                VARIABLE
                        + (key.isEmpty() ? " is not set" : " is a placeholder")
                        + ": the agent repeats what it hears (the echo dialogue); set the key in"
                        + " .env.local, or say with DIALOGUE what answers");
    }

    /// Whether a text can be a key: neither nothing nor what stands in its place.
    public static boolean isUsable(String key) {
        return !key.isBlank() && !Placeholders.has(key);
    }
}
