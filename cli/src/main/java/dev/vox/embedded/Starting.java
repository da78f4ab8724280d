package dev.vox.embedded;

import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/// A service that starts on a thread of its own and reports how it goes.
///
/// @param <S> the service
final class Starting<S> {
    private final String name;
    private final String waitsFor;
    private final Progress progress;
    private final CompletableFuture<S> service = new CompletableFuture<>();
    private final Thread thread;

    /// Begins the start.
    ///
    /// @param waitsFor what has to happen, as a phrase
    /// @param start makes the service, and returns when it is ready
    /// @param endpoint where it listens
    Starting(
            String name,
            String waitsFor,
            Duration deadline,
            Progress progress,
            Callable<S> start,
            Function<S, String> endpoint) {
        this.name = name;
        this.waitsFor = waitsFor;
        this.progress = progress;
        progress.report(new ProgressEvent.Started(name, waitsFor, deadline));
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("vox-start-" + name)
                        .start(() -> start(start, endpoint));
    }

    private void start(Callable<S> start, Function<S, String> endpoint) {
        long begun = System.nanoTime();
        try {
            S started = start.call();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            progress.report(new ProgressEvent.Finished(name, endpoint.apply(started), elapsed));
            service.complete(started);
        } catch (Throwable e) {
            service.completeExceptionally(e);
        }
    }

    /// Blocks until the service is ready.
    ///
    /// @param end the deadline, in the time of `System.nanoTime`
    /// @throws VoxException when the start failed, or the deadline has passed
    S await(long end) {
        try {
            return service.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failed(
                    new OperationFailed(
                            "[" + name + "] not ready in time, waited for " + waitsFor, null, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(new OperationFailed("[" + name + "] interrupted", null, e));
        }
    }

    /// Ends a start whose stack will not be: what came of it is closed, at once or when it comes.
    void abandon(Consumer<S> close) {
        thread.interrupt();
        var _ = service.thenAccept(close);
    }

    private RuntimeException failed(Throwable cause) {
        if (cause instanceof VoxException failure) {
            progress.report(new ProgressEvent.Failed(name, String.valueOf(failure.getMessage())));
            return failure;
        }
        return new IllegalStateException(name + " failed to start", cause);
    }
}
