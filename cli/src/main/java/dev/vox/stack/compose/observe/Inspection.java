package dev.vox.stack.compose.observe;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// What lies behind a container's listing.
///
/// @param exitCode of its last run; null while it runs, or when it never did
/// @param startedAt of its last run; null when it never ran
/// @param finishedAt of its last run; null when it never ended
/// @param restarts how often the engine started it again
/// @param outOfMemory whether the kernel killed it for its memory
/// @param health null when nothing checks it
/// @param lastCheck what the last check of its health wrote; empty when it wrote nothing
/// @param failingStreak checks that failed in a row
/// @param process the number of its first process on the engine's machine; null while none runs, or when the engine does not say
/// @param addresses where it is reached on the networks that it is on, by network; the host reaches them on Linux only
public record Inspection(
        String id,
        Container.State state,
        @Nullable Integer exitCode,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int restarts,
        boolean outOfMemory,
        Container.@Nullable Health health,
        String lastCheck,
        int failingStreak,
        @Nullable Long process,
        Map<String, String> addresses) {
    public Inspection {
        addresses = Map.copyOf(addresses);
    }
}
