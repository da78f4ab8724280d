package dev.vox.validate;

import java.time.Duration;

/// Something that can be looked at. Immutable, and run by any thread.
@FunctionalInterface
public interface Check {
    /// Looks once.
    ///
    /// @param deadline how long it may take; the runner interrupts it a little later
    /// @throws CheckBroken when the check itself cannot be done
    Verdict look(Target target, Duration deadline) throws InterruptedException, CheckBroken;
}
