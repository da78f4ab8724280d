package dev.vox.stack;

import java.util.Optional;

/// Finds out which program listens on a TCP port of this machine.
@FunctionalInterface
public interface PortOwners {
    /// The program, or empty when the system does not tell: another user's, or another network namespace's.
    Optional<PortOwner> of(int port);
}
