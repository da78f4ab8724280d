package dev.vox.env.lint;

import dev.vox.env.dotenv.Assignment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A key that one file sets to the same value again.
final class RepeatedKey implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.mending(
                    "repeated-key",
                    Severity.NOTE,
                    "A key that a file sets more than once, to the same value.");

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
            if (before != null && same(before, assignment)) {
                findings.add(
                        new Finding(
                                INFO,
                                file.at(assignment.line()),
                                assignment.key(),
                                assignment.key()
                                        + " has the same value in line "
                                        + before.line()
                                        + " already",
                                "remove one of the two",
                                removal(file, assignment)));
            }
        }
        return findings;
    }

    /// Whether two assignments mean the same wherever they stand.
    static boolean same(Assignment a, Assignment b) {
        return Texts.of(a).equals(Texts.of(b))
                && (a.text() == null) == (b.text() == null)
                && Texts.expands(a) == Texts.expands(b);
    }

    /// Nothing but the assignment may go: no comment, no other assignment, no mark of a secret, and no `${…}`, which
    /// Compose expands where it stands.
    private static @Nullable Repair removal(LintFile file, Assignment assignment) {
        boolean alone =
                file.assignments().stream()
                                .filter(other ->
                                        other.line() <= assignment.lastLine()
                                                && assignment.line() <= other.lastLine())
                                .count()
                        == 1;
        boolean bare =
                file.lines().subList(assignment.line() - 1, assignment.lastLine()).stream()
                        .noneMatch(line -> line.indexOf('#') >= 0);
        return alone && bare && !assignment.sensitive() && !Texts.expands(assignment)
                ? new Repair.RemoveLines(file.path(), assignment.line(), assignment.lastLine())
                : null;
    }
}
