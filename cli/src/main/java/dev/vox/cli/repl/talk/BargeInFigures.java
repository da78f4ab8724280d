package dev.vox.cli.repl.talk;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What was measured of one interruption. Names are those of the metrics' definitions, `bargein_` left out.
///
/// @param by `speech`, or the control: `pause`, `stop`
/// @param detect onset of the user's speech → the detector's decision; null without speech
/// @param control the control sent → taken by the server; by speech, the decision → its flush received; null when neither came
/// @param ear the control sent, or the decision → the last audible sample played; null when nothing was audible then
/// @param speech onset of the user's speech → the last audible sample played: the whole path; null without speech
public record BargeInFigures(
        String by,
        @Nullable Duration detect,
        @Nullable Duration control,
        @Nullable Duration ear,
        @Nullable Duration speech) {}
