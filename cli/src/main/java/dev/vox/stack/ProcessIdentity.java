package dev.vox.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process, told from a later one with the same id by its start.
///
/// @param pid its id
/// @param start when the system says it began
public record ProcessIdentity(long pid, Instant start) {
    /// The system derives a start from the boot time, which moves when the clock is set; an id is not given out twice
    /// within this time.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /// This process.
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /// A process that runs. One whose start the system hides begins at the epoch, so that it equals no other.
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(
                handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /// The process, when it is still there and no other one has taken its id.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .filter(began -> Duration.between(start, began).abs().compareTo(TOLERANCE) < 0)
                .isPresent();
    }
}
