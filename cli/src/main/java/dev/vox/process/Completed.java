package dev.vox.process;

import java.time.Duration;

/// A program that came to its end.
///
/// @param exit its exit code; 128 plus the signal's number where a signal ended it
/// @param out its stdout, decoded as UTF-8
/// @param err its stderr, decoded as UTF-8
/// @param truncated whether more was written than was kept
/// @param elapsed from its start to its end
public record Completed(int exit, String out, String err, boolean truncated, Duration elapsed) {
    /// Whether the program says that it succeeded.
    public boolean succeeded() {
        return exit == 0;
    }
}
