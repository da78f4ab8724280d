package dev.vox.embedded;

import dev.vox.process.SystemSignal;
import dev.vox.stack.StackDriver.StackEnd;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Waits for the signals that end a server, so that it ends in an orderly way and with an exit code of its own.
///
/// A signal that was ignored when the JVM started stays ignored.
public final class Signals {
    private final CompletableFuture<StackEnd> first = new CompletableFuture<>();
    private @Nullable Thread starting;

    private Signals() {}

    /// Takes SIGINT and SIGTERM over from now on.
    public static Signals install() {
        Signals signals = new Signals();
        SystemSignal.INT.handle(() -> signals.end(StackEnd.INTERRUPTED));
        SystemSignal.TERM.handle(() -> signals.end(StackEnd.TERMINATED));
        return signals;
    }

    /// Runs a start on the calling thread, which the first signal interrupts.
    ///
    /// @return what was started; empty when a signal came first
    <T, E extends Exception> Optional<T> during(Start<T, E> start) throws E {
        if (!begin()) {
            return Optional.empty();
        }
        try {
            return Optional.of(start.start());
        } catch (Exception e) {
            if (first.isDone()) {
                return Optional.empty();
            }
            throw e;
        } finally {
            over();
        }
    }

    /// The start of a server.
    ///
    /// @param <T> the server
    /// @param <E> what it throws
    interface Start<T, E extends Exception> {
        T start() throws E;
    }

    private synchronized boolean begin() {
        starting = Thread.currentThread();
        return !first.isDone();
    }

    /// What follows is the orderly end of what was started, which an interrupt would disturb.
    private synchronized void over() {
        starting = null;
        if (first.isDone()) {
            var _ = Thread.interrupted();
        }
    }

    /// Blocks until the first of them comes: a server runs for as long as its user wants.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    public StackEnd await() throws InterruptedException {
        try {
            return first.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("nobody fails this future", e);
        }
    }

    /// Ends the waiting, and a start before it, as a signal does.
    synchronized void end(StackEnd end) {
        first.complete(end);
        if (starting != null) {
            starting.interrupt();
        }
    }
}
