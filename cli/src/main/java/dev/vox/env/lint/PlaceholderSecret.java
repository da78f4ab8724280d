package dev.vox.env.lint;

import dev.vox.env.Placeholders;
import dev.vox.env.Variable;

import java.util.List;

/// A secret in effect that is none.
final class PlaceholderSecret implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "placeholder-secret",
                    Severity.WARNING,
                    "A secret in effect that is a placeholder: `changeme`, `your-key-here`,"
                            + " `sk-xxx`, `<…>`.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        return subject.variables().all().values().stream()
                .filter(variable -> subject.secrets().has(variable.name()))
                .filter(variable -> Placeholders.has(variable.text()))
                .map(PlaceholderSecret::finding)
                .toList();
    }

    private static Finding finding(Variable variable) {
        return Finding.of(
                INFO,
                Place.of(variable.origin()),
                variable.name(),
                variable.name() + " holds a placeholder, not a secret",
                "set it in .env.local");
    }
}
