package dev.vox.bench.load;

import dev.vox.bench.result.LevelCurve;
import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.WireFormat;

import java.util.Arrays;

/// Takes down how loud an utterance is, every 10 ms. One thread.
public final class LevelMeter {
    private static final int WINDOW = WireFormat.SAMPLE_RATE / 100;
    private static final double FULL_SCALE = 32_768;
    private static final double SILENCE = -100;

    private float[] levels = new float[256];
    private int count;
    private long energy;
    private int samples;

    /// Goes on with the next samples.
    void hear(byte[] pcm, int from, int length) {
        for (int i = from; i + 1 < from + length; i += Short.BYTES) {
            long sample = (short) ((pcm[i] & 0xff) | (pcm[i + 1] << 8));
            energy += sample * sample;
            samples++;
            if (samples == WINDOW) {
                window();
            }
        }
    }

    private void window() {
        if (count == levels.length) {
            levels = Arrays.copyOf(levels, 2 * count);
        }
        double power = energy / (WINDOW * FULL_SCALE * FULL_SCALE);
        levels[count++] = (float) Math.max(SILENCE, 10 * Math.log10(power));
        energy = 0;
        samples = 0;
    }

    /// The curve so far.
    ///
    /// @param labels as those of the utterance's series, in words
    public LevelCurve curve(String labels) {
        return new LevelCurve(labels, Levels.WINDOW, Arrays.copyOf(levels, count));
    }
}
