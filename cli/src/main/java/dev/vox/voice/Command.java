package dev.vox.voice;

/// What a client may ask of an utterance that is being spoken.
public enum Command {
    /// No frame after the one in flight.
    PAUSE,
    /// Go on with the next sample.
    RESUME,
    /// Drop what is left.
    STOP
}
