package dev.vox.stack;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What came of asking for a stack.
///
/// @param status what is up now
/// @param alreadyUp whether it was before
/// @param elapsed from asking to ready
/// @param crashed the stack before it, when that one had crashed unnoticed
public record UpReport(
        StackStatus.Up status,
        boolean alreadyUp,
        Duration elapsed,
        StackStatus.@Nullable Crashed crashed) {}
