package dev.vox.runtime.vad;

import dev.vox.runtime.audio.Pcm;
import dev.vox.runtime.audio.Resampler;

/// Frames of 20 ms at the client's rate to frames of 20 ms at 16 kHz, one for one.
///
/// The filter looks ahead, so that what comes out is 1.5 ms late at 48 kHz; the first frame begins with as much silence.
final class FrameRate {
    private final int bytes;
    private final Resampler resampler;
    private final short[] held = new short[2 * VoiceDetector.FRAME_SAMPLES];
    private int count = -1;

    private FrameRate(int sampleRate) {
        this.bytes = sampleRate / 50 * Short.BYTES;
        this.resampler = Resampler.between(sampleRate, VoiceDetector.SAMPLE_RATE);
    }

    static FrameRate of(int sampleRate) {
        if (sampleRate != 16_000 && sampleRate != 48_000) {
            throw new IllegalArgumentException(
                    "audio is heard at 16000 or 48000 Hz, not at " + sampleRate);
        }
        return new FrameRate(sampleRate);
    }

    /// The next frame: 320 samples.
    short[] next(byte[] pcm) {
        if (pcm.length != bytes) {
            throw new IllegalArgumentException(
                    "a frame of the client's takes %d bytes, not %d".formatted(bytes, pcm.length));
        }
        return next(Pcm.toSamples(pcm));
    }

    /// The next frame, from samples at the client's rate.
    short[] next(short[] samples) {
        short[] ready = resampler.resample(samples);
        if (count < 0) {
            count = VoiceDetector.FRAME_SAMPLES - ready.length;
        }
        System.arraycopy(ready, 0, held, count, ready.length);
        count += ready.length;
        short[] frame = new short[VoiceDetector.FRAME_SAMPLES];
        System.arraycopy(held, 0, frame, 0, frame.length);
        count -= frame.length;
        System.arraycopy(held, frame.length, held, 0, count);
        return frame;
    }
}
