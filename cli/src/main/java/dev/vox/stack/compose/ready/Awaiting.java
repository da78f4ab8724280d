package dev.vox.stack.compose.ready;

import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;

/// A wait for services that has begun: their events are heard from now on, while something else starts them.
public interface Awaiting extends AutoCloseable {
    /// Waits until every service is ready.
    ///
    /// @throws OperationFailed naming the service that failed or that the deadline passed on, and its last output
    /// @throws VoxException that [#abort] was given
    ReadyReport await() throws InterruptedException;

    /// Ends the wait: what was to start the services has failed.
    void abort(VoxException reason);

    @Override
    void close();
}
