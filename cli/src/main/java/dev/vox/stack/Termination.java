package dev.vox.stack;

import dev.vox.problem.OperationFailed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Ends the process of a stack: asks, waits, kills.
///
/// The stack's lock tells when the process is gone, at once; asking the system for the end of a process that is not a
/// child would be polling.
final class Termination {
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);
    private static final Duration COLLECTION = Duration.ofMillis(200);
    private static final Duration COLLECTION_STEP = Duration.ofMillis(1);

    private final RunFolder folder;

    Termination(RunFolder folder) {
        this.folder = folder;
    }

    /// Ends the process unless its id belongs to another one by now.
    ///
    /// @param grace between asking and killing
    /// @return whether it ended when asked
    /// @throws OperationFailed when it outlives its killing
    boolean end(ProcessIdentity process, Duration grace) {
        Optional<ProcessHandle> handle = process.find();
        if (handle.isEmpty()) {
            return true;
        }
        handle.get().destroy();
        if (folder.awaitEnd(grace)) {
            awaitCollection(handle.get());
            return true;
        }
        process.find().ifPresent(ProcessHandle::destroyForcibly);
        if (folder.awaitEnd(AFTER_KILL)) {
            awaitCollection(handle.get());
            return false;
        }
        throw new OperationFailed(
                "[stack] pid "
                        + process.pid()
                        + " did not end within "
                        + AFTER_KILL.toSeconds()
                        + " s of being killed");
    }

    /// The system gives a process's locks back a moment before it closes its last port and collects it. It has no event for
    /// that; one that its parent never collects holds nothing any more and is not waited for.
    private static void awaitCollection(ProcessHandle process) {
        long end = System.nanoTime() + COLLECTION.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(COLLECTION_STEP.toNanos());
        }
    }
}
