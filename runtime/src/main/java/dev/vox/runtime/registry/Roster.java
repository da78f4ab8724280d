package dev.vox.runtime.registry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What is known of the workers.
///
/// @param listed those that the registry listed when it last answered
/// @param departed those that it listed not long ago and does not any more. They have left, died, or been forgotten by a
///     registry that was restarted, in which case they enter themselves again soon
/// @param problem why the registry does not answer now; null when it does
public record Roster(
        List<WorkerEntry> listed, List<WorkerEntry> departed, @Nullable String problem) {
    public Roster {
        listed = List.copyOf(listed);
        departed = List.copyOf(departed);
    }
}
