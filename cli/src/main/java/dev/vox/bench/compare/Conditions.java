package dev.vox.bench.compare;

import java.util.Set;

/// Under which conditions runs are compared.
///
/// @param inTurns whether A and B were measured in turns
/// @param expected facts that are meant to differ, as they are called in a fingerprint; `env` stands for all of `env.…`
/// @param force whether runs are compared that differ in other facts too
public record Conditions(boolean inTurns, Rule rule, Set<String> expected, boolean force) {
    public Conditions {
        expected = Set.copyOf(expected);
    }

    /// Whether a fact is meant to differ.
    boolean expects(String fact) {
        return expected.contains(fact)
                || expected.stream().anyMatch(each -> fact.startsWith(each + "."));
    }
}
