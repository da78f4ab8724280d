package dev.vox.bench.metric;

import java.util.Arrays;
import java.util.Random;

/// Where the median lies with a confidence of 95 %, by bootstrap (percentile method: B. Efron, R. J. Tibshirani, An Introduction to
/// the Bootstrap, chapter 13). The same samples always have the same interval.
///
/// @param low its lower end, in ticks
/// @param high its upper end, in ticks
public record MedianInterval(long low, long high) {
    /// So many resamples.
    public static final int RESAMPLES = 5_000;

    private static final long SEED = 20_261_121;
    private static final double OUTSIDE = 0.05;

    /// The interval of samples, of which there is at least one.
    public static MedianInterval of(Samples samples) {
        ResampledMedians resampled = new ResampledMedians(samples, new Random(SEED));
        long[] ranks = new long[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            ranks[i] = resampled.nextRank();
        }
        Arrays.sort(ranks);
        int outside = (int) Math.round(RESAMPLES * OUTSIDE / 2);
        return new MedianInterval(
                samples.ranked(ranks[outside - 1]), samples.ranked(ranks[RESAMPLES - outside]));
    }
}
