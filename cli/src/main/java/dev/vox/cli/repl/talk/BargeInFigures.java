package dev.vox.cli.repl.talk;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What was measured of one interruption. Names are those of the metrics' definitions.
///
/// @param by `speech`, or the control that was sent: `stop`
/// @param detect onset of the user's speech → the detector's decision; null without speech, or when it was missed
/// @param control the control sent → taken by the server; null where none was sent
/// @param ear the control, or the onset of the speech → the last audible sample played; null when nothing was audible any more
public record BargeInFigures(
        String by,
        @Nullable Duration detect,
        @Nullable Duration control,
        @Nullable Duration ear) {}
