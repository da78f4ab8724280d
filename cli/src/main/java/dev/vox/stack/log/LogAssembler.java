package dev.vox.stack.log;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the lines of one file together into records.
///
/// Lines before the first record, such as what a rotation left over, are dropped.
final class LogAssembler {
    private final List<String> details = new ArrayList<>();
    private @Nullable LogEntry head;

    /// Takes the next line; returns the record that it ended, if any.
    Optional<LogEntry> line(String line) {
        Optional<LogEntry> next = LogFormat.parse(line);
        if (next.isEmpty()) {
            if (head != null) {
                details.add(LogFormat.detail(line));
            }
            return Optional.empty();
        }
        Optional<LogEntry> ended = end();
        head = next.get();
        return ended;
    }

    /// Returns the record under way: there are no more lines at the moment.
    Optional<LogEntry> end() {
        LogEntry ended = head;
        head = null;
        if (ended == null) {
            return Optional.empty();
        }
        LogEntry whole =
                new LogEntry(
                        ended.time(), ended.level(), ended.service(), ended.message(), details);
        details.clear();
        return Optional.of(whole);
    }
}
