package dev.vox.env.lint;

import dev.vox.env.dotenv.Assignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A key that one file sets to different values.
final class DuplicateKey implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "duplicate-key",
                    Severity.WARNING,
                    "A key that a file sets more than once, to different values; the last one"
                            + " counts.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        return subject.files().stream().flatMap(file -> check(file).stream()).toList();
    }

    private static List<Finding> check(LintFile file) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Assignment> last = new HashMap<>();
        for (Assignment assignment : file.assignments()) {
            Assignment before = last.put(assignment.key(), assignment);
            if (before != null && !RepeatedKey.same(before, assignment)) {
                findings.add(
                        Finding.of(
                                INFO,
                                file.at(assignment.line()),
                                assignment.key(),
                                assignment.key()
                                        + " has another value in line "
                                        + before.line()
                                        + ", which does not count",
                                "remove one of the two"));
            }
        }
        return findings;
    }
}
