package dev.vox.validate;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a check says after it looked once.
public sealed interface Verdict {
    /// What was seen.
    List<Evidence> evidence();

    /// What was wanted was seen.
    record Passed(List<Evidence> evidence) implements Verdict {
        public Passed {
            evidence = List.copyOf(evidence);
        }
    }

    /// Something else was seen.
    ///
    /// @param problem what is wrong, by the grammar of `VoxException`
    /// @param fix a remedy more exact than that of the phase file; null when that one serves
    record Failed(String problem, List<Evidence> evidence, @Nullable String fix)
            implements Verdict {
        public Failed {
            evidence = List.copyOf(evidence);
        }
    }

    /// It cannot be looked at here.
    ///
    /// @param prerequisite what is missing: `no worker is up`
    /// @param fix how to get it; null where there is no way, or it is plain. That of the phase file is for a failure
    record Missing(String prerequisite, List<Evidence> evidence, @Nullable String fix)
            implements Verdict {
        public Missing {
            evidence = List.copyOf(evidence);
        }
    }
}
