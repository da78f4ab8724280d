package dev.vox.runtime.registry;

import java.util.List;

/// The place where workers announce themselves and orchestrators find them. Thread-safe.
///
/// Each call of a registry in another process has a deadline, and throws [RegistryUnavailableException] when it is not
/// answered in time or not at all.
public interface WorkerRegistry {
    /// Enters a worker, or renews its whole entry.
    void register(WorkerEntry entry);

    /// Takes a worker out. Nothing happens when it is not in, or when a worker elsewhere has taken its name since: the one
    /// that replaces another may register before that leaves.
    void deregister(String name, WorkerAddress address);

    /// Whether a worker's entry is in and has not expired.
    boolean contains(String name);

    /// The workers whose entries have not expired, by name.
    List<WorkerEntry> workers();
}
