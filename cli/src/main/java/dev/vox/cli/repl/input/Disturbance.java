package dev.vox.cli.repl.input;

/// A noise around a user who talks.
public enum Disturbance {
    /// One, at once.
    COUGH,
    /// Other people's talk.
    BABBLE,
    /// Of the mains.
    HUM
}
