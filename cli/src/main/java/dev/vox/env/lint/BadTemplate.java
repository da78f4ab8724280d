package dev.vox.env.lint;

import dev.vox.env.dotenv.Assignment;
import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Template;

import java.util.ArrayList;
import java.util.List;

/// `${` that is not closed, and its like.
final class BadTemplate implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "bad-template",
                    Severity.ERROR,
                    "A `${…}` that cannot be read: not closed, empty, or with an unknown"
                            + " operator.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (LintFile file : subject.files()) {
            for (Assignment assignment : file.assignments()) {
                if (Texts.expands(assignment)) {
                    check(subject, file, assignment, findings);
                }
            }
        }
        return findings;
    }

    private static void check(
            Subject subject, LintFile file, Assignment assignment, List<Finding> findings) {
        try {
            var _ = Template.parse(Texts.of(assignment));
        } catch (InvalidTemplate e) {
            boolean secret = subject.secrets().mayBeIn(assignment.key(), Texts.of(assignment));
            findings.add(
                    Finding.of(
                            INFO,
                            file.at(assignment.line()),
                            assignment.key(),
                            secret ? e.problem() : String.valueOf(e.getMessage()),
                            "close the brace, or write $$ for a dollar sign"));
        }
    }
}
