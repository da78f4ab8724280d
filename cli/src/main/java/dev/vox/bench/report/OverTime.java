package dev.vox.bench.report;

import dev.vox.bench.metric.Samples;

import java.util.Arrays;

/// Samples over the time at which they were measured.
final class OverTime {
    private OverTime() {}

    /// The mean of each of so many equal spans of time, in ticks; not a number where a span has no sample. Samples that all have
    /// the same time are taken in their order.
    static double[] means(Samples samples, int spans) {
        long[] values = samples.values();
        int[] places = places(samples.at(), spans);
        double[] sums = new double[spans];
        long[] counts = new long[spans];
        for (int i = 0; i < values.length; i++) {
            sums[places[i]] += values[i];
            counts[places[i]]++;
        }
        double[] means = new double[spans];
        for (int i = 0; i < spans; i++) {
            means[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
        }
        return means;
    }

    /// The greatest of each of so many equal spans of time, as their means.
    static double[] greatest(Samples samples, int spans) {
        long[] values = samples.values();
        int[] places = places(samples.at(), spans);
        double[] greatest = new double[spans];
        Arrays.fill(greatest, Double.NaN);
        for (int i = 0; i < values.length; i++) {
            double before = greatest[places[i]];
            greatest[places[i]] = before >= values[i] ? before : values[i];
        }
        return greatest;
    }

    /// In which span each lies.
    private static int[] places(long[] at, int spans) {
        long first = Arrays.stream(at).min().orElse(0);
        long last = Arrays.stream(at).max().orElse(0);
        int[] places = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            double place =
                    last > first
                            ? (at[i] - first) / (double) (last - first)
                            : i / (double) at.length;
            places[i] = (int) Math.min(spans - 1, Math.floor(place * spans));
        }
        return places;
    }
}
