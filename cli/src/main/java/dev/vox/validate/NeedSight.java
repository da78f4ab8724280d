package dev.vox.validate;

import java.util.Optional;

/// Looks whether something that checks need is there. Run by any thread.
@FunctionalInterface
public interface NeedSight {
    /// Looks once; what is missing, or nothing.
    ///
    /// @throws CheckBroken when it cannot be known
    Optional<Lack> look(Need need, Target target) throws InterruptedException, CheckBroken;
}
