package dev.vox.probe;

import java.time.Duration;

/// Asks services whether they are there. Thread-safe.
@FunctionalInterface
public interface Prober {
    /// Asks once. A service that is not there is an answer, not a failure.
    ///
    /// @param deadline for all of it: connection, question, answer
    ProbeAnswer ask(ProbeTarget target, Duration deadline) throws InterruptedException;
}
