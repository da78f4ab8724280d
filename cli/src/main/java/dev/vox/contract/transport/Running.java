package dev.vox.contract.transport;

import dev.vox.process.RunningProgram.Signal;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// A worker's program, wherever it runs.
interface Running extends AutoCloseable {
    OutputStream stdin();

    InputStream stdout();

    InputStream stderr();

    /// Whether it runs, stopped or not.
    boolean running();

    /// Waits for its end.
    ///
    /// @return whether it has ended
    boolean awaitEnd(Duration most) throws InterruptedException;

    /// How it ended, in a few words: `exit code 1`.
    String ending();

    /// Sends a signal to it and everything that it started.
    void send(Signal signal);

    /// Ends it: asked first, then killed.
    @Override
    void close();
}
