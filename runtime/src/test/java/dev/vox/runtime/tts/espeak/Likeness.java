package dev.vox.runtime.tts.espeak;

import java.util.Arrays;

/// How alike two recordings of speech are, by where they hiss and where they hum.
///
/// Loudness is no measure: with the flutter of the pitch the harmonics that a vowel is made of come and go.
final class Likeness {
    private static final int PARTS = 120;
    private static final int MOST_SHIFT = 2000;
    private static final int SHIFT_STEP = 250;

    private Likeness() {}

    /// Pearson's correlation of the zero crossings in 120 parts of each. Measured: above 0.5 for two
    /// renderings of one text after whatever else, above 0.9 for most.
    ///
    /// The likeness is the best of those where one begins up to 90 ms after the other: what was spoken before a sentence moves
    /// its beginning a little.
    static double of(short[] one, short[] other) {
        double best = -1;
        for (int shift = 0; shift <= MOST_SHIFT; shift += SHIFT_STEP) {
            best = Math.max(best, correlation(from(one, shift), other));
            best = Math.max(best, correlation(one, from(other, shift)));
        }
        return best;
    }

    private static short[] from(short[] samples, int begin) {
        return Arrays.copyOfRange(samples, Math.min(begin, samples.length), samples.length);
    }

    private static double correlation(short[] one, short[] other) {
        double[] a = crossings(one);
        double[] b = crossings(other);
        double meanA = mean(a);
        double meanB = mean(b);
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < PARTS; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(squaresA * squaresB);
    }

    private static double[] crossings(short[] samples) {
        double[] parts = new double[PARTS];
        for (int part = 0; part < PARTS; part++) {
            int begin = (int) ((long) samples.length * part / PARTS);
            int end = (int) ((long) samples.length * (part + 1) / PARTS);
            int crossings = 0;
            for (int i = begin + 1; i < end; i++) {
                crossings += Integer.signum(samples[i]) == Integer.signum(samples[i - 1]) ? 0 : 1;
            }
            parts[part] = crossings / (double) Math.max(1, end - begin);
        }
        return parts;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
