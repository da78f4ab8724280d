package dev.vox.validate.check.speech;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What came of a text that was broken into by a command.
///
/// @param frames of all of it
/// @param after from the command sent to the last frame before it was quiet; zero when none came
/// @param quiet whether it fell quiet at all before its end
/// @param ended whether the end of the utterance was told
/// @param resumed from RESUME sent to the next frame; null when none came, or none was asked for
/// @param problem what broke it off, by the grammar of `VoxException`; null when nothing did
record Halted(
        int frames,
        Duration after,
        boolean quiet,
        boolean ended,
        @Nullable Duration resumed,
        @Nullable String problem) {}
