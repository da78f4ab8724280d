package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;

import java.time.Duration;
import java.util.OptionalLong;

/// Finds by the frames' arrival alone when an utterance is first to be heard. One thread.
final class ArrivalOnset {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();

    private final long buffer;
    private AudibleOnset onset = new AudibleOnset();
    private long playsAt;
    private boolean found = true;

    ArrivalOnset(Duration buffer) {
        this.buffer = buffer.toNanos();
    }

    /// Takes the next frame.
    ///
    /// @param first whether an utterance begins with it
    /// @return when the first audible sample of the utterance is due, if this frame holds it
    OptionalLong frame(byte[] pcm, long arrivedAt, boolean first) {
        if (first) {
            onset = new AudibleOnset();
            playsAt = arrivedAt + buffer;
            found = false;
        }
        if (found) {
            return OptionalLong.empty();
        }
        int sample = onset.find(pcm);
        long at = playsAt + Math.max(0, sample) * 1_000_000_000L / WireFormat.SAMPLE_RATE;
        playsAt += FRAME;
        found = sample >= 0;
        return found ? OptionalLong.of(at) : OptionalLong.empty();
    }
}
