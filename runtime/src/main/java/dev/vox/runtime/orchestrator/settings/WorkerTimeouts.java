package dev.vox.runtime.orchestrator.settings;

import java.time.Duration;

/// How long to wait for a worker. Every call has one of these deadlines.
///
/// @param connect for a connection
/// @param open for a session to be opened, its model's loading included
/// @param control for a command to be acknowledged
/// @param firstFrame for an utterance's first frame; workers in the wild synthesize all of it first
/// @param nextFrame for each frame after it
/// @param probe for the answer to a health check
public record WorkerTimeouts(
        Duration connect,
        Duration open,
        Duration control,
        Duration firstFrame,
        Duration nextFrame,
        Duration probe) {
    /// 2 s to connect, 30 s to open, 1 s for a command, 15 s and 10 s for frames, 1 s for a probe.
    public static final WorkerTimeouts DEFAULTS =
            new WorkerTimeouts(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1));

    public WorkerTimeouts {
        Ranges.positive("the worker's connect timeout", connect);
        Ranges.positive("the worker's open timeout", open);
        Ranges.positive("the worker's control timeout", control);
        Ranges.positive("the worker's first-frame timeout", firstFrame);
        Ranges.positive("the worker's next-frame timeout", nextFrame);
        Ranges.positive("the worker's probe timeout", probe);
    }
}
