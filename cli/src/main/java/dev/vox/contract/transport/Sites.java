package dev.vox.contract.transport;

import java.util.Set;

/// Starts a contract's worker, or finds it, anew for each life of it.
interface Sites {
    /// What can be done to the worker besides calling it.
    Set<Power> powers();

    /// Starts it where it has to be started.
    Site next() throws InterruptedException;
}
