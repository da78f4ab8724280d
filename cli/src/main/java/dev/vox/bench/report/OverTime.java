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
        double[] places = places(samples.at());
        double[] sums = new double[spans];
        long[] counts = new long[spans];
        for (int i = 0; i < values.length; i++) {
            int span = (int) Math.min(spans - 1, Math.floor(places[i] * spans));
            sums[span] += values[i];
            counts[span]++;
        }
        double[] means = new double[spans];
        for (int i = 0; i < spans; i++) {
            means[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
        }
        return means;
    }

    /// Where each lies between the first, 0, and the last, 1.
    private static double[] places(long[] at) {
        long first = Arrays.stream(at).min().orElse(0);
        long last = Arrays.stream(at).max().orElse(0);
        double[] places = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            places[i] =
                    last > first
                            ? (at[i] - first) / (double) (last - first)
                            : i / (double) at.length;
        }
        return places;
    }
}
