package dev.vox.runtime.registry;

import java.util.List;

/// Where an orchestrator asks which workers there are. Thread-safe, and never fails: a registry that does not answer is
/// part of what is known.
public interface Workers {
    /// What is known, at once or nearly so.
    Roster roster();

    /// Looks again, for somebody to whom what is known is not enough; waits for it a moment.
    Roster lookAgain();

    /// Asks a registry of this process each time.
    static Workers of(WorkerRegistry registry) {
        return new Workers() {
            @Override
            public Roster roster() {
                try {
                    return new Roster(registry.workers(), List.of(), null);
                } catch (RuntimeException e) {
                    return new Roster(List.of(), List.of(), String.valueOf(e.getMessage()));
                }
            }

            @Override
            public Roster lookAgain() {
                return roster();
            }
        };
    }
}
