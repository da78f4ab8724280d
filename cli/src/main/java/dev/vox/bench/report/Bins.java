package dev.vox.bench.report;

import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.report.plot.RoundTicks;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/// Samples counted in bins of a round width.
///
/// @param low where the first bin begins, in the unit
/// @param width of each bin, in the unit
/// @param counts of the samples in each; the last has those beyond it too
/// @param open whether the last has any from beyond its end
@SuppressWarnings("ArrayRecordComponent") // bins of one plot; equality is never asked
record Bins(double low, double width, long[] counts, boolean open) {
    private static final double SHOWN = 97;

    /// Bins that cover all samples but the greatest three in a hundred, which is in the last.
    ///
    /// @param most of the bins
    static Bins of(Samples samples, Unit unit, int most) {
        double least = unit.of(samples.percentile(0));
        double greatest = unit.of(samples.percentile(100));
        double far = Math.max(unit.of(samples.percentile(SHOWN)), least);
        double span = far > least ? far - least : Math.max(greatest - least, 1.0 / unit.ticks());
        double width = Math.max(RoundTicks.step(span, most - 1), 1.0 / unit.ticks());
        double low = Math.floor(least / width) * width;
        int number = (int) Math.clamp(Math.floor((far - low) / width) + 1, 1, most);
        return of(samples, unit, low, width, number);
    }

    /// So many bins from a place on, of a width.
    static Bins of(Samples samples, Unit unit, double low, double width, int number) {
        long[] counts = new long[number];
        boolean open = false;
        if (samples.complete()) {
            for (long value : samples.values()) {
                open |= count(counts, (unit.of(value) - low) / width, 1);
            }
        } else {
            AbstractHistogram histogram = samples.histogram();
            for (HistogramIterationValue each : histogram.recordedValues()) {
                double place = (unit.of(each.getValueIteratedTo()) - low) / width;
                open |= count(counts, place, each.getCountAddedInThisIterationStep());
            }
        }
        return new Bins(low, width, counts, open);
    }

    private static boolean count(long[] counts, double place, long number) {
        int bin = (int) Math.clamp(Math.floor(place), 0, counts.length - 1);
        counts[bin] += number;
        return place >= counts.length;
    }
}
