package dev.vox.stack;

import dev.vox.problem.OperationFailed;

import java.time.Duration;
import java.util.Optional;

/// Ends the process of a stack: asks, waits until nothing of the stack is left, and makes an end of the process.
///
/// The stack's lock tells when it has let go of everything, at once. A background JVM then waits 300 ms for threads in
/// native code before it exits, which nobody needs; a foreground one, whose exit code somebody sees, keeps the lock until
/// it has exited. Without the lock, whose file may be deleted, the system is asked for the end of the process.
final class Termination {
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

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
        boolean locked = !folder.awaitEnd(Duration.ZERO);
        handle.get().destroy();
        boolean letGo = locked ? folder.awaitEnd(grace) : process.awaitEnd(grace);
        process.find().ifPresent(ProcessHandle::destroyForcibly);
        if (folder.awaitEnd(AFTER_KILL) && process.awaitEnd(AFTER_KILL)) {
            return letGo;
        }
        throw new OperationFailed(
                "[stack] pid "
                        + process.pid()
                        + " did not end within "
                        + AFTER_KILL.toSeconds()
                        + " s of being killed");
    }
}
