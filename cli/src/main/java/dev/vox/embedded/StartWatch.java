package dev.vox.embedded;

import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads the events of a starting stack until it is ready, has failed, or is gone.
final class StartWatch {
    private final CompletableFuture<Optional<StartEvent>> end = new CompletableFuture<>();
    private final Set<String> waiting = new TreeSet<>();
    private final Progress progress;

    private StartWatch(Progress progress) {
        this.progress = progress;
    }

    /// Begins to read.
    ///
    /// @param events the reading end of the pipe; its end of file is the process's end
    static StartWatch of(BufferedReader events, Progress progress) {
        StartWatch watch = new StartWatch(progress);
        Thread.ofVirtual().name("vox-start-watch").start(() -> watch.read(events));
        return watch;
    }

    /// Blocks until the start has come to an end.
    ///
    /// @return ready or failed; empty when the process ended without a word
    Optional<StartEvent> await(Duration deadline) throws TimeoutException, InterruptedException {
        try {
            return end.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a listener of the start failed", e.getCause());
        }
    }

    /// What has begun and not finished.
    synchronized Set<String> waiting() {
        return Set.copyOf(waiting);
    }

    private void read(BufferedReader events) {
        try {
            String line = events.readLine();
            while (line != null) {
                StartEvent.parse(line).ifPresent(this::take);
                line = end.isDone() ? null : events.readLine();
            }
            end.complete(Optional.empty());
        } catch (IOException e) {
            end.complete(Optional.empty());
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void take(StartEvent event) {
        switch (event) {
            case StartEvent.Moved(ProgressEvent moved) -> {
                note(moved);
                progress.report(moved);
            }
            case StartEvent.Ready ready -> end.complete(Optional.of(ready));
            case StartEvent.Failed failed -> end.complete(Optional.of(failed));
        }
    }

    private synchronized void note(ProgressEvent event) {
        switch (event) {
            case ProgressEvent.Started started ->
                    waiting.add(started.subject() + " (" + started.waitsFor() + ")");
            case ProgressEvent.Finished finished ->
                    waiting.removeIf(each -> each.startsWith(finished.subject() + " ("));
            case ProgressEvent.Waiting waiting -> {}
            case ProgressEvent.Advanced advanced -> {}
            case ProgressEvent.Failed failed -> {}
        }
    }
}
