package dev.vox.validate.check.config;

import dev.vox.env.lint.Finding;
import dev.vox.env.lint.LintReport;
import dev.vox.env.lint.Linter;
import dev.vox.env.lint.Linter.Fixing;
import dev.vox.env.lint.RuleInfo;
import dev.vox.env.lint.Rules;
import dev.vox.env.lint.Severity;
import dev.vox.env.lint.Subject;
import dev.vox.text.Nearest;
import dev.vox.validate.Check;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.yaml.YamlReader;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `env-lint`: what `vox env lint` finds in the files of variables.
///
/// The keys are those of `docs/reference/check-kinds.md`.
public final class EnvLintKind implements CheckKind {
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::word).toList();

    private final Supplier<ProjectSource> source;

    public EnvLintKind(Supplier<ProjectSource> source) {
        this.source = source;
    }

    @Override
    public String name() {
        return "env-lint";
    }

    @Override
    public Check read(YamlReader with) {
        List<String> known = Rules.infos().stream().map(RuleInfo::id).toList();
        Wanted wanted =
                new Wanted(
                        with.oneOf("severity", SEVERITIES).map(List::of).orElse(SEVERITIES),
                        rules(with, "rules", known),
                        rules(with, "except", known),
                        with.textOrTexts("variables"),
                        with.textOrTexts("except-variables"));
        return (target, deadline) -> look(target, wanted);
    }

    private static List<String> rules(YamlReader with, String key, List<String> known) {
        List<String> named = with.textOrTexts(key);
        named.stream()
                .filter(rule -> !known.contains(rule))
                .forEach(rule ->
                        with.mistake(
                                key,
                                "names no rule of vox env lint: '"
                                        + rule
                                        + "'"
                                        + Nearest.to(rule, known)
                                                .map("; did you mean '%s'?"::formatted)
                                                .orElse("")));
        return named;
    }

    /// Which findings count. An empty list takes all.
    private record Wanted(
            List<String> severities,
            List<String> rules,
            List<String> except,
            List<String> variables,
            List<String> exceptVariables) {
        boolean takes(Finding finding) {
            return severities.contains(finding.rule().severity().word())
                    && (rules.isEmpty() || rules.contains(finding.rule().id()))
                    && !except.contains(finding.rule().id())
                    && (variables.isEmpty() || variables.contains(finding.key()))
                    && !exceptVariables.contains(finding.key());
        }
    }

    private Verdict look(Target target, Wanted wanted) throws InterruptedException {
        Subject subject = source.get().variables(target.project());
        if (!wanted.variables().isEmpty() && unset(subject, wanted.variables())) {
            return Seen.nothing(unsetWords(wanted.variables()), null);
        }
        LintReport report = Linter.run(() -> subject, Fixing.NOTHING);
        List<Finding> findings = report.findings().stream().filter(wanted::takes).toList();
        return Seen.unless(
                findings.stream().map(EnvLintKind::evidence).toList(),
                findings.isEmpty() ? null : findings.getFirst().fix(),
                Seen.that("files", Seen.listed(report.files())));
    }

    private static boolean unset(Subject subject, List<String> variables) {
        Map<String, String> texts = subject.vox().texts();
        return variables.stream().allMatch(name -> texts.getOrDefault(name, "").isBlank());
    }

    private static String unsetWords(List<String> variables) {
        return variables.size() == 1
                ? variables.getFirst() + " is not set"
                : "none of " + Seen.listed(variables) + " is set";
    }

    private static Evidence evidence(Finding finding) {
        return new Evidence(
                finding.place().label(), finding.rule().id() + ": " + finding.sentence());
    }
}
