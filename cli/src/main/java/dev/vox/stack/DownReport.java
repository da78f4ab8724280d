package dev.vox.stack;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What came of stopping a stack.
///
/// @param outcome what was done
/// @param pid the process it was; null when there was nothing
/// @param elapsed until the process was gone; null when there was none
public record DownReport(Outcome outcome, @Nullable Long pid, @Nullable Duration elapsed) {
    /// What was done.
    public enum Outcome {
        /// There was nothing.
        NOTHING,
        /// There was only the record of a stack that had crashed; it is gone now.
        CLEANED,
        /// It ended when asked to.
        STOPPED,
        /// It did not end in time and was killed.
        KILLED
    }
}
