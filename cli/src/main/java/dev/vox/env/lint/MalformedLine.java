package dev.vox.env.lint;

import dev.vox.env.dotenv.DotenvMistake;

import java.util.List;

/// A line that is no assignment.
final class MalformedLine implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "malformed-line",
                    Severity.ERROR,
                    "A line that is no `KEY=value`: a blank or another wrong character in the key,"
                            + " a quote that is not closed.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        return subject.files().stream()
                .flatMap(file ->
                        file.file().content().mistakes().stream()
                                .map(mistake -> finding(file, mistake)))
                .toList();
    }

    private static Finding finding(LintFile file, DotenvMistake mistake) {
        return Finding.of(
                INFO, file.at(mistake.line()), "", mistake.problem(), fix(mistake.problem()));
    }

    private static String fix(String problem) {
        if (problem.startsWith("unterminated")) {
            return "close the quote";
        }
        return problem.startsWith("key cannot contain a space")
                ? "take the blank out of the key, or put # before a comment"
                : "write KEY=value, with quotes around a value that spans lines";
    }
}
