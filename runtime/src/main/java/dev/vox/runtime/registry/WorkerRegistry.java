package dev.vox.runtime.registry;

import java.util.List;

/// The place where workers announce themselves and orchestrators find them.
public interface WorkerRegistry {
    /// Enters a worker, or renews its whole entry.
    void register(WorkerEntry entry);

    /// Takes a worker out. Nothing happens when it is not in.
    void deregister(String name);

    /// The workers whose entries have not expired, by name.
    List<WorkerEntry> workers();
}
