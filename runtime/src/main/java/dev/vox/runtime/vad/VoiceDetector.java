package dev.vox.runtime.vad;

import java.util.Optional;

/// Hears where speech begins and ends in a stream of 20 ms frames: mono, 16 kHz, 320 samples each.
///
/// Frames are numbered from 0 in the order in which they come, blocked ones included, so that frame n begins n × 20 ms after
/// the first and silence always ends an utterance. One stream, one thread.
public interface VoiceDetector {
    /// Samples a second, in Hz.
    int SAMPLE_RATE = 16_000;

    /// Samples of a frame.
    int FRAME_SAMPLES = 320;

    /// Hears the next frame.
    ///
    /// @param frame 320 samples; not kept
    /// @param attention what the session does, on which the thresholds depend
    /// @return the boundary that this frame decided, or empty
    Optional<SpeechBoundary> hear(short[] frame, Attention attention);

    /// Lets the next frame pass unheard, since what it holds is known not to be the user's speech: it counts as silence.
    Optional<SpeechBoundary> block();

    /// How many consecutive frames up to now held speech; 0 while nobody speaks.
    ///
    /// It counts from the first frame of the speech that has begun, pauses shorter than the least silence included.
    long speechFrames();
}
