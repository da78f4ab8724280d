package dev.vox.stack.log;

/// Takes log records in the order of time.
@FunctionalInterface
public interface LogSink {
    /// Takes a record.
    ///
    /// @return false when no more is wanted
    boolean accept(LogEntry entry);
}
