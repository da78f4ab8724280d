package dev.vox.env.lint;

import java.util.Locale;

/// How much a finding weighs, the weightiest first.
public enum Severity {
    /// It does not work, or a secret is out: exit 1.
    ERROR,
    /// It works, and not as somebody expects: exit 1 with `--strict`.
    WARNING,
    /// It could be tidier.
    NOTE;

    /// As it is shown: `error`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
