package dev.vox.runtime.vad;

/// Where speech began or ended, found out some frames later.
public sealed interface SpeechBoundary {
    /// The number of the frame that decided it.
    long decidedAt();

    /// Somebody speaks.
    ///
    /// @param firstFrame number of the first frame that held the speech
    /// @param decidedAt number of the frame that decided it
    record Began(long firstFrame, long decidedAt) implements SpeechBoundary {}

    /// Nobody speaks any more.
    ///
    /// @param lastFrame number of the last frame that held the speech
    /// @param decidedAt number of the frame that decided it
    record Ended(long lastFrame, long decidedAt) implements SpeechBoundary {}
}
