package dev.vox.bench.compare;

import java.util.Set;

/// Under which conditions runs are compared.
///
/// @param inTurns whether A and B were measured in turns
/// @param expected facts that are meant to differ, as they are called in a fingerprint; `env` stands for all of `env.…`
/// @param force whether runs are compared that differ in other facts too
public record Conditions(boolean inTurns, Rule rule, Set<String> expected, boolean force) {
    /// What differs between two stacks when a command line asks for different ones: all but the machine and the scenario.
    public static final Set<String> OF_STACKS =
            Set.of("model", "mode", "backend", "env", "vox", "jdk", "git", "target", "voice");

    /// What differs when the same is measured again later: which build it is.
    public static final Set<String> OF_BUILDS = Set.of("vox.version", "vox.build", "git");

    public Conditions {
        expected = Set.copyOf(expected);
    }

    /// Whether a fact is meant to differ.
    boolean expects(String fact) {
        return expected.contains(fact)
                || expected.stream().anyMatch(each -> fact.startsWith(each + "."));
    }
}
