package dev.vox.stack.log;

import dev.vox.env.LogLevel;

import java.time.Instant;
import java.util.List;

/// One record of a service's log.
///
/// @param time when it was written, to the millisecond
/// @param level its weight
/// @param service who wrote it: `worker`, `orchestrator`, `registry`, `stack`
/// @param message the first line
/// @param details what follows on indented lines, a stack trace mostly, without the indentation of the file
public record LogEntry(
        Instant time, LogLevel level, String service, String message, List<String> details) {
    public LogEntry {
        details = List.copyOf(details);
    }
}
