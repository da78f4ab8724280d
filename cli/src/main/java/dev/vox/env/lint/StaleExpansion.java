package dev.vox.env.lint;

import dev.vox.env.ExpansionMistake;
import dev.vox.env.Variable;
import dev.vox.env.Variables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A value that Compose, which expands each file as it reads it, takes for another one.
final class StaleExpansion implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "stale-expansion",
                    Severity.WARNING,
                    "A value that an override does not reach where Compose reads the files itself:"
                            + " both results are named.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Variable variable : subject.vox().all().values()) {
            if (!outcome(subject.compose(), variable.name(), false).equals(variable.text())) {
                findings.add(finding(subject, variable));
            }
        }
        return findings;
    }

    private static Finding finding(Subject subject, Variable variable) {
        String here = variable.masked();
        String there = outcome(subject.compose(), variable.name(), true);
        return Finding.of(
                INFO,
                Place.of(variable.origin()),
                variable.name(),
                "%s is %s here, and %s where Compose reads the files"
                        .formatted(
                                variable.name(),
                                shown(here),
                                there.equals(here) ? "another secret" : shown(there)),
                "let vox start Compose, or set "
                        + variable.name()
                        + " itself where what it is made of is overridden");
    }

    private static String outcome(Variables variables, String name, boolean masked) {
        Optional<Variable> found = variables.find(name);
        return found.map(variable -> masked ? variable.masked() : variable.text())
                .or(() -> variables.expansionMistake(name).map(ExpansionMistake::problem))
                .orElse("");
    }

    private static String shown(String text) {
        return text.isEmpty() ? "empty" : text;
    }
}
