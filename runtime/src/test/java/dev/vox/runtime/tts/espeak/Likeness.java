package dev.vox.runtime.tts.espeak;

/// How alike two recordings of speech are, by the course of their loudness.
final class Likeness {
    private static final int PARTS = 80;

    private Likeness() {}

    /// Pearson's correlation of the two courses of loudness, each of 80 parts: 1 for the same course, about 0 for courses
    /// that have nothing to do with each other.
    static double of(short[] one, short[] other) {
        double[] a = loudness(one);
        double[] b = loudness(other);
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

    private static double[] loudness(short[] samples) {
        double[] parts = new double[PARTS];
        for (int part = 0; part < PARTS; part++) {
            int begin = (int) ((long) samples.length * part / PARTS);
            int end = (int) ((long) samples.length * (part + 1) / PARTS);
            double squares = 0;
            for (int i = begin; i < end; i++) {
                squares += (double) samples[i] * samples[i];
            }
            parts[part] = Math.sqrt(squares / Math.max(1, end - begin));
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
