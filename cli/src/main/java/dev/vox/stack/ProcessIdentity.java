package dev.vox.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A process, told from a later one with the same id by its start.
///
/// @param pid its id
/// @param start when the system says it began
public record ProcessIdentity(long pid, Instant start) {
    /// The system derives a start from the boot time, which moves when the clock is set; an id is not given out twice
    /// within this time.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final int STATE = 0;
    private static final int THREADS = 17;
    private static final Duration LOOK = Duration.ofMillis(1);

    /// This process.
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /// A process that runs. One whose start the system hides begins at the epoch, so that it equals no other.
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(
                handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /// The process, when it is still there and no other one has taken its id. One that has ended and that its parent has
    /// not collected yet is not there any more, though Java calls it alive.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> !hasEnded(pid))
                .filter(this::isSame);
    }

    /// Waits until the process is not there any more, after SIGKILL: it ends within moments, for which the system has no
    /// event unless the process is a child.
    ///
    /// @return false when the deadline passed
    public boolean awaitEnd(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (find().isPresent()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    /// A process has ended when its first thread has and no other is left: until then its ports are taken.
    ///
    /// Source: proc(5), `/proc/PID/stat`, from the state on, behind the command's closing bracket; elsewhere nothing is known.
    private static boolean hasEnded(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[STATE].equals("Z") && fields[THREADS].equals("1");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isSame(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .filter(began -> Duration.between(start, began).abs().compareTo(TOLERANCE) < 0)
                .isPresent();
    }
}
