package dev.vox.bench.metric;

import org.HdrHistogram.Histogram;

import java.util.Arrays;

/// Takes the samples of one figure, from any thread. A sample costs no allocation but when the room for raw samples doubles.
public final class SeriesRecorder {
    private static final int DIGITS = 3;
    private static final int ROOM = 64;

    private final Histogram histogram = histogram();
    private long[] at = new long[ROOM];
    private long[] values = new long[ROOM];
    private int kept;

    static Histogram histogram() {
        return new Histogram(DIGITS);
    }

    /// Takes a sample.
    ///
    /// @param sampledAt when it was measured, in ns since the run began
    /// @param ticks of the metric's unit, not negative
    public synchronized void record(long sampledAt, long ticks) {
        histogram.recordValue(ticks);
        if (kept == Samples.MOST_KEPT) {
            return;
        }
        if (kept == values.length) {
            at = Arrays.copyOf(at, 2 * kept);
            values = Arrays.copyOf(values, 2 * kept);
        }
        at[kept] = sampledAt;
        values[kept++] = ticks;
    }

    /// What was taken so far.
    public synchronized Samples samples() {
        return new Samples(histogram.copy(), Arrays.copyOf(at, kept), Arrays.copyOf(values, kept));
    }
}
