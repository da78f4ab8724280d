package dev.vox.bench.metric;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What was measured of one figure, in ticks of its metric's unit, in the order in which it was recorded. Immutable.
///
/// The raw samples are kept up to [#MOST_KEPT]; beyond that the histogram alone holds the rest.
public final class Samples {
    /// So many samples are kept as they were measured.
    public static final int MOST_KEPT = 1_000_000;

    private final Histogram histogram;
    private final long[] at;
    private final long[] values;
    private volatile long @Nullable [] sorted;

    /// Samples.
    ///
    /// @param histogram of all of them; the new owner's
    /// @param at when each of those that are kept was measured, in ns since the run began
    /// @param values those that are kept
    public Samples(Histogram histogram, long[] at, long[] values) {
        if (at.length != values.length) {
            throw new IllegalArgumentException("each value has its time");
        }
        this.histogram = histogram;
        this.at = at.clone();
        this.values = values.clone();
    }

    /// Samples of which every one is kept; none of them negative.
    public static Samples of(long... values) {
        return of(new long[values.length], values);
    }

    /// Samples of which every one is kept, each with its time; none of them negative.
    public static Samples of(long[] at, long[] values) {
        Histogram histogram = SeriesRecorder.histogram();
        for (long value : values) {
            histogram.recordValue(value);
        }
        return new Samples(histogram, at, values);
    }

    /// How many there are, kept or not.
    public long count() {
        return histogram.getTotalCount();
    }

    /// Those that are kept, in the order in which they were recorded.
    public long[] values() {
        return values.clone();
    }

    /// When those that are kept were measured, in ns since the run began.
    public long[] at() {
        return at.clone();
    }

    /// Whether every sample is kept.
    public boolean complete() {
        return values.length == count();
    }

    /// All of them, as a histogram; a copy.
    public Histogram histogram() {
        return histogram.copy();
    }

    /// A percentile by nearest rank: exact when every sample is kept, else to three digits.
    ///
    /// @param percent from 0, the least, to 100, the greatest
    public long percentile(double percent) {
        if (count() == 0) {
            throw new IllegalArgumentException("a percentile needs a sample");
        }
        return ranked(Math.max(1, (long) Math.ceil(percent / 100 * count())));
    }

    /// The value of a rank: exact when every sample is kept, else to three digits.
    ///
    /// @param rank from 1, the least, to [#count()], the greatest
    public long ranked(long rank) {
        return complete()
                ? sorted()[Math.toIntExact(rank - 1)]
                : histogram.getValueAtPercentile(100.0 * rank / count());
    }

    /// Two threads may sort at once; they come to the same.
    private long[] sorted() {
        long[] ready = sorted;
        if (ready == null) {
            ready = values.clone();
            Arrays.sort(ready);
            sorted = ready;
        }
        return ready;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Samples that
                && Arrays.equals(values, that.values)
                && Arrays.equals(at, that.at)
                && histogram.equals(that.histogram);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(at) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return count() + " samples";
    }
}
