package dev.vox.voice.scenario;

import java.time.Duration;

/// When a turn begins.
public sealed interface Start {
    /// When every turn before it is over.
    record Next() implements Start {}

    /// So long after the conversation began.
    record At(Duration offset) implements Start {}

    /// When something has happened since the turn before it began.
    record After(EventPattern event) implements Start {}

    /// So long after the answer to the turn before it is first to be heard; from `least` to `most`, by the scenario's seed.
    record Interrupting(Duration least, Duration most) implements Start {}
}
