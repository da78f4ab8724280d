package dev.vox.runtime.vad;

import dev.vox.runtime.audio.Pcm;

import org.jspecify.annotations.Nullable;

/// Frames of 20 ms at the client's rate to frames of 20 ms at 16 kHz, one for one.
final class FrameRate {
    private final int bytes;
    private final @Nullable Decimator decimator;

    private FrameRate(int sampleRate) {
        this.bytes = sampleRate / 50 * Short.BYTES;
        this.decimator = sampleRate == VoiceDetector.SAMPLE_RATE ? null : new Decimator();
    }

    static FrameRate of(int sampleRate) {
        if (sampleRate != 16_000 && sampleRate != 48_000) {
            throw new IllegalArgumentException(
                    "audio is heard at 16000 or 48000 Hz, not at " + sampleRate);
        }
        return new FrameRate(sampleRate);
    }

    /// The next frame: 320 samples, the caller's to keep.
    short[] next(byte[] pcm) {
        if (pcm.length != bytes) {
            throw new IllegalArgumentException(
                    "a frame of the client's takes %d bytes, not %d".formatted(bytes, pcm.length));
        }
        short[] samples = Pcm.toSamples(pcm);
        return decimator == null ? samples : decimator.next(samples);
    }
}
