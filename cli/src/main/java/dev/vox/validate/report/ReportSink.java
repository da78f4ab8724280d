package dev.vox.validate.report;

import dev.vox.validate.RunEvent;

import java.util.function.Consumer;

/// Takes the events of a run, from any thread, and writes its reports. One that cannot be written stops neither the run nor the others.
public interface ReportSink extends Consumer<RunEvent>, AutoCloseable {
    /// Takes an event. Never throws.
    @Override
    void accept(RunEvent event);

    /// Writes what is still to be written: where [RunEvent.RunEnded] never came, of all that was seen, marked as not complete.
    ///
    /// @throws dev.vox.problem.OperationFailed when a report could not be written and the run was complete; after an
    ///     interrupted run it only warns, so that the exit code stays that of the interruption
    @Override
    void close();
}
