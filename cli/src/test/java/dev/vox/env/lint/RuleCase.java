package dev.vox.env.lint;

import java.util.List;
import java.util.function.UnaryOperator;

/// A project, and what one rule finds in it.
record RuleCase(String rule, String name, UnaryOperator<LintProject> project, List<String> found) {
    static RuleCase finds(
            String rule, String name, UnaryOperator<LintProject> project, String... found) {
        return new RuleCase(rule, name, project, List.of(found));
    }

    static RuleCase passes(String rule, String name, UnaryOperator<LintProject> project) {
        return new RuleCase(rule, name, project, List.of());
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
