package dev.vox.env.lint;

import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Variable;

import java.util.List;
import java.util.Optional;

/// A setting whose value it does not accept.
final class BadValue implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "bad-value",
                    Severity.ERROR,
                    "A setting in effect whose value is outside what the table of settings says.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        return Settings.all().stream().flatMap(setting -> read(setting, subject).stream()).toList();
    }

    private static Optional<Finding> read(Setting<?> setting, Subject subject) {
        return subject.variables().find(setting).flatMap(variable -> parse(setting, variable));
    }

    private static Optional<Finding> parse(Setting<?> setting, Variable variable) {
        try {
            var _ = setting.type().parser().apply(variable.text());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    Finding.of(
                            INFO,
                            Place.of(variable.origin()),
                            variable.name(),
                            variable.name() + "=" + variable.masked() + ": " + e.getMessage(),
                            "it takes: " + setting.type().description()));
        }
    }
}
