package dev.vox.bench.compare;

import java.util.Locale;

/// What a comparison says of a figure of B, measured by A.
public enum Verdict {
    WORSE,
    BETTER,
    /// The difference, if there is one, is smaller than the threshold.
    SAME,
    /// These samples do not tell.
    UNCLEAR,
    /// A figure that describes and is neither good nor bad, or that one side does not have.
    NOT_JUDGED;

    /// As tables show it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
