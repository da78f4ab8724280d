package dev.vox.stack;

import java.time.Duration;

/// What came of asking for another model.
///
/// @param profile that was chosen
/// @param from what spoke before
/// @param to what speaks now
/// @param alreadyThere whether it did before, so that nothing has changed
/// @param elapsed from asking until it speaks
public record SwitchReport(
        String profile, Speaker from, Speaker to, boolean alreadyThere, Duration elapsed) {
    /// A model that speaks.
    ///
    /// @param modelId as clients ask for it
    /// @param family its engine's: `mock` for a tone in another model's place
    public record Speaker(String modelId, String family) {}

    /// The same with the time of the whole.
    SwitchReport after(Duration whole) {
        return new SwitchReport(profile, from, to, alreadyThere, whole);
    }
}
