package dev.vox.cli.command.scenario;

import dev.vox.voice.scenario.Outcome;
import dev.vox.voice.scenario.TimedEvent;

/// How a scenario goes on.
sealed interface Progressed {
    /// A turn begins.
    record Began(int run, int runs, int turn, String action) implements Progressed {}

    /// Something happened.
    record Happened(int run, TimedEvent event) implements Progressed {}

    /// An expectation is decided.
    record Decided(int run, int turn, Outcome outcome) implements Progressed {}
}
