package dev.vox.cli.repl.talk;

import java.time.Duration;

/// An event, and when it came.
///
/// @param at since the loop began
public record Told(Duration at, ReplEvent event) {}
