package dev.vox.env;

import java.util.Locale;

/// What answers in agent mode.
public enum DialogueKind {
    /// What was said is said again.
    ECHO,
    /// A file of patterns and replies.
    SCRIPTED,
    /// A language model.
    OPENAI;

    /// As a variable writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
