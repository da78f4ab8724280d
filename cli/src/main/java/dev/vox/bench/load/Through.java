package dev.vox.bench.load;

import java.util.Locale;

/// By which of its faces a subject is measured.
public enum Through {
    /// gRPC, as an orchestrator speaks to it.
    WORKER,
    /// WebSocket, as a client speaks to it.
    ORCHESTRATOR;

    /// As files write it: `worker`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
