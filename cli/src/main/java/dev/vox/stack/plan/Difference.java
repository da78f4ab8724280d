package dev.vox.stack.plan;

import org.jspecify.annotations.Nullable;

/// In what a stack that is up is another one than is wanted.
///
/// @param kind what it is about
/// @param subject as a sentence names it: `the model`, `MAX_SESSIONS`
/// @param running null when it is unset
/// @param wanted null when it is to be unset
public record Difference(
        Kind kind, String subject, @Nullable String running, @Nullable String wanted) {
    /// What begins the digest that stands for a text which is not shown.
    public static final String DIGEST = "sha256:";

    /// What a difference is about.
    public enum Kind {
        /// The model it speaks with.
        MODEL,
        /// How the orchestrator meets its users.
        MODE,
        /// Where it listens.
        PORT,
        /// Anything else.
        SETTING
    }

    /// The sentence, without a dot.
    public String sentence() {
        boolean hidden = isDigest(running) || isDigest(wanted);
        return subject
                + " differs"
                + (hidden ? "" : ": " + shown(running) + " is up, " + shown(wanted) + " is wanted");
    }

    /// The sentence once it is done: `the model was mock-440hz, is kevin16`.
    public String wasSentence() {
        boolean hidden = isDigest(running) || isDigest(wanted);
        return hidden
                ? subject + " has changed"
                : subject + " was " + shown(running) + ", is " + shown(wanted);
    }

    private static String shown(@Nullable String text) {
        return text == null ? "unset" : text;
    }

    private static boolean isDigest(@Nullable String text) {
        return text != null && text.startsWith(DIGEST);
    }
}
