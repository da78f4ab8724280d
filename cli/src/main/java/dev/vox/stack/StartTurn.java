package dev.vox.stack;

import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Those who change what is up in a project take turns, so that the second finds what the first one did.
public final class StartTurn {
    private static final Duration LOOK = Duration.ofMillis(20);

    private StartTurn() {}

    /// Takes the turn, waiting for it at most until the deadline.
    public static FolderLock take(RunFolder folder, Duration timeout, Progress progress) {
        return folder.startTurn(
                timeout,
                () ->
                        progress.report(
                                new ProgressEvent.Started(
                                        "stack", "another start to end", timeout)));
    }

    /// Waits until nothing is starting: the start may be that of a `vox dev` which was killed.
    ///
    /// Another process is waited for by looking at its record: the system has no event for it.
    static void awaitStart(RunFolder folder, Duration timeout, Progress progress) {
        RunState starting = starting(folder).orElse(null);
        if (starting == null) {
            return;
        }
        long pid = starting.process().pid();
        progress.report(new ProgressEvent.Started("stack", "pid " + pid + " to be ready", timeout));
        long end = System.nanoTime() + timeout.toNanos();
        while (starting(folder).isPresent()) {
            if (System.nanoTime() > end) {
                throw new OperationFailed(
                        "[stack] pid %d, which is starting it already, is not ready within %d ms"
                                .formatted(pid, timeout.toMillis()),
                        "see vox logs; vox stop ends it");
            }
            LockSupport.parkNanos(LOOK.toNanos());
            if (Thread.interrupted()) {
                InterruptedException cause = new InterruptedException();
                throw new OperationFailed("[stack] interrupted while waiting for it", null, cause);
            }
        }
    }

    private static Optional<RunState> starting(RunFolder folder) {
        return folder.read()
                .filter(run -> run.phase() == RunState.Phase.STARTING)
                .filter(folder::isAlive);
    }
}
