package dev.vox.contract.transport;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/// How calls of one transport get to a worker.
interface Link extends AutoCloseable {
    /// Connects.
    ///
    /// @param program that was started; null when none was
    /// @param noise takes lines of its standard output that are no messages
    /// @param deadline for the connection
    /// @throws IOException when it cannot be reached; it may be tried again while the worker starts
    WorkerConnection connect(@Nullable Running program, Tail noise, Duration deadline)
            throws IOException, InterruptedException;

    /// Whether messages go over the program's standard streams, so that there is one connection.
    boolean streams();

    /// What it is about to reach, in messages.
    String target();

    /// Lets go of what it keeps.
    @Override
    default void close() {}
}
