package dev.vox.voice.sound;

import dev.vox.runtime.audio.WireFormat;

import java.util.SplittableRandom;

/// Sounds that stay as they are.
final class Tones {
    private static final int RATE = WireFormat.SAMPLE_RATE;
    private static final int MAINS = 50;
    private static final int HARMONICS = 12;

    private Tones() {}

    /// One second, so that it closes without a seam.
    static double[] hum() {
        double[] samples = new double[RATE];
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            double loudness = 1.0 / harmonic;
            for (int i = 0; i < RATE; i++) {
                samples[i] +=
                        loudness * Math.sin(2 * Math.PI * MAINS * harmonic * i / RATE + harmonic);
            }
        }
        return samples;
    }

    /// Ten seconds by Voss's and McCartney's sum of noises, each held twice as long as the one before.
    static double[] pink(SplittableRandom random) {
        double[] samples = new double[10 * RATE];
        double[] rows = new double[16];
        double sum = 0;
        for (int i = 0; i < samples.length; i++) {
            int row = Math.min(rows.length - 1, Integer.numberOfTrailingZeros(i + 1));
            double next = random.nextGaussian();
            sum += next - rows[row];
            rows[row] = next;
            samples[i] = sum + random.nextGaussian();
        }
        return samples;
    }
}
