package dev.vox.stack.compose.plan;

import dev.vox.stack.plan.Findings;

import java.util.Set;

/// Everything that can be known to go wrong before the first command, all at once.
public final class Checks {
    private Checks() {}

    /// Looks at what is to run.
    ///
    /// @param services that will be made, put anew or started; what is left as it is needs no check
    public static Findings of(ComposeTarget target, Set<String> services, CheckFacts facts) {
        return Findings.NONE;
    }
}
