package dev.vox.env;

import java.util.Locale;

/// The layers in the order of their weight; the last one that defines a variable wins.
public enum LayerName {
    /// `.env.defaults`, in git.
    DEFAULTS,
    /// The `env:` block of the chosen model's profile, and the model's own variables.
    PROFILE,
    /// `.env.models/.env.<model>`, in git.
    MODEL,
    /// `.env`, which Compose reads by itself.
    EXISTING,
    /// `.env.local`.
    LOCAL,
    /// The environment of the process.
    PROCESS,
    /// `--env-file`, `--env`, and the flags that stand for a variable.
    FLAGS,
    /// What follows from the chosen model, where another layer says it in other words: see `profile.Configuration`.
    CHOICE;

    /// As it is shown: `defaults`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
