package dev.vox.embedded;

import dev.vox.env.AgentSettings;
import dev.vox.env.Environment;
import dev.vox.env.Value;
import dev.vox.stack.plan.AgentKey;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Optional;

/// The key for services with OpenAI's API.
///
/// @param files takes what is wrong with it
record Keys(Environment environment, AgentFiles files) {
    private static final @Nullable URI OPENAIS_OWN = AgentSettings.OPENAI_BASE_URL.fallback();
    private static final String FIX =
            "set OPENAI_API_KEY to a real key in .env.local, or OPENAI_BASE_URL to a service that"
                    + " needs none";

    /// What was found.
    ///
    /// @param text empty where a service of one's own needs none
    record Found(String text) {
        /// Without the key.
        @Override
        public String toString() {
            return "Found[***]";
        }
    }

    /// The key, or that a service which is not OpenAI's gets none.
    ///
    /// @param context who needs it, as `[place] VARIABLE=value`
    /// @return empty after a problem was noted
    Optional<Found> find(String context) {
        Optional<Value<String>> key = environment.find(AgentSettings.OPENAI_API_KEY);
        if (key.isEmpty()) {
            if (!environment.get(AgentSettings.OPENAI_BASE_URL).equals(OPENAIS_OWN)) {
                return Optional.of(new Found(""));
            }
            files.wrong(context + ": OPENAI_API_KEY is not set", FIX);
            return Optional.empty();
        }
        String text = key.get().value().strip();
        if (!AgentKey.isUsable(text)) {
            files.wrong(context + ": " + key.get().quoted() + " is a placeholder", FIX);
            return Optional.empty();
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            files.wrong(key.get().quoted() + ": a key has no blanks and only ASCII letters", FIX);
            return Optional.empty();
        }
        return Optional.of(new Found(text));
    }
}
