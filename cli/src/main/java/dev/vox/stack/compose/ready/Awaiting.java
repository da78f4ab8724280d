package dev.vox.stack.compose.ready;

import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;

/// A wait for services that has begun: their events are heard from now on, while something else starts them.
///
/// What is ready now may be about to be replaced, and what stands still to be started. So a wait ends well only when [#settled]
/// was called: then what is there is what there will be.
public interface Awaiting extends AutoCloseable {
    /// Waits until every service is ready, and [#settled] was called.
    ///
    /// @throws OperationFailed naming the service that failed or that the deadline passed on, and its last output
    /// @throws VoxException that [#abort] was given
    ReadyReport await() throws InterruptedException;

    /// Says that what was to start the services has done its part, from any thread.
    void settled();

    /// Ends the wait: what was to start the services has failed.
    void abort(VoxException reason);

    @Override
    void close();
}
