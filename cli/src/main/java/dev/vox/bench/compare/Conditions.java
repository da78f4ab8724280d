package dev.vox.bench.compare;

import dev.vox.bench.result.Fingerprint.Difference;
import dev.vox.problem.InvalidConfiguration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /// Makes sure that two differ in nothing but what is meant to, unless they are compared all the same.
    ///
    /// @param scenario by which they are measured
    /// @throws InvalidConfiguration naming what they differ in
    void require(String scenario, String a, String b, List<Difference> differences) {
        List<Difference> unexpected =
                differences.stream().filter(each -> !expects(each.fact())).toList();
        if (unexpected.isEmpty() || force) {
            return;
        }
        throw new InvalidConfiguration(
                "[%s] %s and %s are not measured on the same:\n%s"
                        .formatted(
                                scenario,
                                a,
                                b,
                                unexpected.stream()
                                        .map(Conditions::line)
                                        .collect(Collectors.joining("\n"))),
                "measure both under the same conditions; --force compares them all the same");
    }

    private static String line(Difference difference) {
        return "  %s: %s, and %s"
                .formatted(difference.fact(), shown(difference.one()), shown(difference.other()));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : "'" + value + "'";
    }
}
