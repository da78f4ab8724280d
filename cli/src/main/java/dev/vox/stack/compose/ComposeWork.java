package dev.vox.stack.compose;

import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import java.time.Duration;
import java.util.function.Consumer;

/// Shows how a call of Compose goes: its last line is how far it has got.
///
/// @param subject of the progress
/// @param waitsFor as a phrase
record ComposeWork(String subject, String waitsFor, Progress progress) {
    /// A call that hands its lines over.
    @FunctionalInterface
    interface Call {
        void run(Consumer<String> lines) throws InterruptedException;
    }

    void run(Duration deadline, Call call) throws InterruptedException {
        long begun = System.nanoTime();
        progress.report(new ProgressEvent.Started(subject, waitsFor, deadline));
        try {
            call.run(line ->
                    progress.report(new ProgressEvent.Advanced(subject, 0, 0, line.strip())));
        } catch (VoxException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            progress.report(new ProgressEvent.Failed(subject, reason));
            throw e;
        }
        progress.report(
                new ProgressEvent.Finished(
                        subject, "done", Duration.ofNanos(System.nanoTime() - begun)));
    }
}
