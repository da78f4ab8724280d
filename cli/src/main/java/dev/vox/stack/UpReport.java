package dev.vox.stack;

import dev.vox.stack.plan.Difference;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// What came of asking for a stack.
///
/// @param status what is up now
/// @param alreadyUp whether it was before
/// @param elapsed from asking to ready
/// @param crashed the stack before it, when that one had crashed unnoticed
/// @param differences between the stack before and the one now; one that was up already has changed its model
public record UpReport(
        StackStatus.Up status,
        boolean alreadyUp,
        Duration elapsed,
        StackStatus.@Nullable Crashed crashed,
        List<Difference> differences) {
    public UpReport {
        differences = List.copyOf(differences);
    }

    /// Whether another stack made way for this one.
    public boolean restarted() {
        return !alreadyUp && !differences.isEmpty();
    }

    /// Whether it has changed its model.
    public boolean switched() {
        return alreadyUp && !differences.isEmpty();
    }
}
