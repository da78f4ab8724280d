package dev.vox.voice;

import java.util.Arrays;

/// Percentiles by nearest rank: the smallest sample that at least `percent` of the samples do not exceed. Always a value
/// that was measured, never one between two.
public final class NearestRank {
    private final long[] sorted;

    private NearestRank(long[] sorted) {
        this.sorted = sorted;
    }

    /// The percentiles of these samples, which may come in any order; at least one.
    public static NearestRank of(long[] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("a percentile needs a sample");
        }
        long[] sorted = samples.clone();
        Arrays.sort(sorted);
        return new NearestRank(sorted);
    }

    /// The percentile.
    ///
    /// @param percent above 0, at most 100
    public long percentile(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("not a percentage: " + percent);
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }
}
