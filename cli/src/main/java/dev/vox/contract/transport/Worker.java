package dev.vox.contract.transport;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// A worker of a contract: started here when the contract has a command, else reached where it is. Thread-safe.
///
/// A method whose power the worker lacks throws [UnsupportedOperationException].
public interface Worker extends AutoCloseable {
    /// What can be done to it.
    Set<Power> powers();

    /// A connection to the worker, which is started first unless it runs, and is ready by the contract's `ready`.
    ///
    /// Over standard streams it is the one connection that there is; else each is another. All end with the worker.
    ///
    /// @throws MissingPrerequisite when its program or container is not there
    /// @throws OperationFailed when it is not ready in time; the message quotes what it said last
    WorkerConnection open() throws InterruptedException;

    /// Ends the worker, starts it anew and answers a connection as [#open()] does; those of before are broken.
    WorkerConnection restart() throws InterruptedException;

    /// From starting or connecting until it was ready, the last time.
    Duration readyAfter();

    /// Whether the program that was started runs, paused or not; true for one that was not started here.
    boolean running();

    /// Ends it at once, and everything that it started (SIGKILL); answers when it is gone, or 2 s later.
    void kill();

    /// Stops it, and everything that it started, until [#resume()].
    void pause();

    /// Continues it.
    void resume();

    /// Closes its standard input.
    void closeStdin();

    /// How many bytes it has written on standard error since it was started.
    long stderrBytes();

    /// What it wrote on standard output that is no message, oldest first: at most 200 lines of at most 4096 characters.
    List<String> stdoutNoise();

    /// Ends what was started: asked first, and everything that it started killed 2 s later.
    @Override
    void close();
}
