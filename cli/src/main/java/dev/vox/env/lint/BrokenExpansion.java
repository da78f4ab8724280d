package dev.vox.env.lint;

import dev.vox.env.ExpansionMistake;
import dev.vox.env.ExpansionMistake.Kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A variable in effect that cannot be expanded.
///
/// @param kinds of mistakes that it finds
/// @param fix what to do about them
record BrokenExpansion(RuleInfo info, Set<Kind> kinds, String fix) implements Rule {
    static final BrokenExpansion CIRCLE =
            new BrokenExpansion(
                    RuleInfo.of(
                            "circle",
                            Severity.ERROR,
                            "Variables that refer to each other in a circle, or too deep."),
                    Set.of(Kind.CIRCLE, Kind.DEPTH, Kind.LENGTH),
                    "give one of them a value of its own");

    static final BrokenExpansion EMPTY_REQUIRED =
            new BrokenExpansion(
                    RuleInfo.of(
                            "empty-required",
                            Severity.ERROR,
                            "A `${KEY:?}` or `${KEY?}` whose KEY is empty or not set."),
                    Set.of(Kind.REQUIRED),
                    "set it in .env.local, or in the shell");

    BrokenExpansion {
        kinds = Set.copyOf(kinds);
    }

    /// One finding a mistake, however many variables meet it.
    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        Set<ExpansionMistake> seen = new HashSet<>();
        for (String name : Names.of(subject.layers())) {
            subject.variables()
                    .expansionMistake(name)
                    .filter(mistake -> kinds.contains(mistake.kind()))
                    .filter(seen::add)
                    .ifPresent(mistake -> findings.add(finding(mistake)));
        }
        return findings;
    }

    private Finding finding(ExpansionMistake mistake) {
        return Finding.of(
                info,
                Place.of(mistake.definition().origin()),
                mistake.definition().variable(),
                mistake.definition().variable() + ": " + mistake.problem(),
                fix);
    }
}
