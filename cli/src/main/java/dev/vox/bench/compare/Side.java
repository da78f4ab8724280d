package dev.vox.bench.compare;

import dev.vox.bench.metric.Samples;

import java.util.Arrays;

/// One side of a comparison, in the order of its measurement, made to be resampled often.
///
/// Of more than [#MOST] samples every second, third … is used; the interval is the wider for it.
final class Side {
    /// So many samples are compared at most.
    static final int MOST = 20_000;

    private final long[] values;
    private final long[] sorted;
    private final int[] ranks;
    private final int[] counts;

    Side(Samples samples) {
        this.values = thinned(samples.values());
        this.sorted = values.clone();
        Arrays.sort(sorted);
        this.ranks = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = Arrays.binarySearch(sorted, values[i]);
        }
        this.counts = new int[values.length];
    }

    private static long[] thinned(long[] all) {
        int step = Math.ceilDiv(all.length, MOST);
        if (step <= 1) {
            return all;
        }
        long[] some = new long[all.length / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[i * step];
        }
        return some;
    }

    int size() {
        return values.length;
    }

    long[] values() {
        return values;
    }

    /// Begins a new resample.
    void clear() {
        Arrays.fill(counts, 0);
    }

    /// Draws samples that follow each other; behind the last comes the first.
    void draw(int from, int length) {
        for (int i = 0; i < length; i++) {
            int at = from + i;
            counts[ranks[at < ranks.length ? at : at - ranks.length]]++;
        }
    }

    /// The median of what was drawn, by nearest rank.
    long median() {
        int wanted = (values.length + 1) / 2;
        int seen = 0;
        int rank = -1;
        while (seen < wanted) {
            rank++;
            seen += counts[rank];
        }
        return sorted[rank];
    }

    /// The mean of what was drawn.
    double mean() {
        double sum = 0;
        for (int rank = 0; rank < sorted.length; rank++) {
            sum += (double) counts[rank] * sorted[rank];
        }
        return sum / values.length;
    }
}
