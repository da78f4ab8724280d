package dev.vox.env.lint;

import java.util.List;

/// A folder, a binary file, a file that nobody may read.
final class UnreadableFile implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "unreadable-file",
                    Severity.ERROR,
                    "A file of variables that is a folder, not UTF-8 text, or may not be read.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        return subject.unread().stream()
                .map(file ->
                        Finding.of(
                                INFO, new Place(file.shown(), 0), "", file.problem(), file.fix()))
                .toList();
    }
}
