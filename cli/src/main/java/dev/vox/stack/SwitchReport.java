package dev.vox.stack;

import dev.vox.stack.plan.Difference;

import java.time.Duration;
import java.util.List;

/// What came of asking for another model.
///
/// @param profile that was chosen
/// @param from what spoke before
/// @param to what speaks now
/// @param alreadyThere whether it did before, so that nothing has changed
/// @param elapsed from asking until it speaks
/// @param needsRestart in what the stack still differs from one that is started with this model
public record SwitchReport(
        String profile,
        Speaker from,
        Speaker to,
        boolean alreadyThere,
        Duration elapsed,
        List<Difference> needsRestart) {
    public SwitchReport {
        needsRestart = List.copyOf(needsRestart);
    }

    /// A report of a change that leaves no difference.
    public SwitchReport(
            String profile, Speaker from, Speaker to, boolean alreadyThere, Duration elapsed) {
        this(profile, from, to, alreadyThere, elapsed, List.of());
    }

    /// A model that speaks.
    ///
    /// @param modelId as clients ask for it
    /// @param family its engine's: `mock` for a tone in another model's place
    public record Speaker(String modelId, String family) {}

    /// The same with the time of the whole, and with what the change leaves.
    SwitchReport after(Duration whole, List<Difference> left) {
        return new SwitchReport(profile, from, to, alreadyThere, whole, left);
    }
}
