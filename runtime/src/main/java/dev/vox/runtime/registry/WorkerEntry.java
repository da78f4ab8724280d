package dev.vox.runtime.registry;

import java.time.Instant;
import java.util.List;

/// What a worker says of itself.
///
/// @param name unique among the workers
/// @param address where it listens
/// @param capabilities what it can do
/// @param residentModels model ids in memory
/// @param queueDepth utterances under way
/// @param rtf time to synthesize over length of the audio, recent utterances; 0 before the first
/// @param lastHeartbeat when the entry was last renewed
public record WorkerEntry(
        String name,
        WorkerAddress address,
        WorkerCapabilities capabilities,
        List<String> residentModels,
        int queueDepth,
        double rtf,
        Instant lastHeartbeat) {
    public WorkerEntry {
        residentModels = List.copyOf(residentModels);
    }

    /// An entry of a worker that says nothing of its capabilities.
    public WorkerEntry(
            String name,
            WorkerAddress address,
            List<String> residentModels,
            int queueDepth,
            double rtf,
            Instant lastHeartbeat) {
        this(
                name,
                address,
                WorkerCapabilities.UNSTATED,
                residentModels,
                queueDepth,
                rtf,
                lastHeartbeat);
    }
}
