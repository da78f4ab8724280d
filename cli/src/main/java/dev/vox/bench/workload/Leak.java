package dev.vox.bench.workload;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;

import java.time.Duration;
import java.util.Arrays;

/// Whether a resource is given out and never given back.
///
/// It leaks when it rises steadily after the warm-up, when it still does in the second half, at a third of the pace at least, and
/// when the gain is more than what comes and goes. So a heap that fills up to its bound is no leak.
final class Leak {
    private static final double NANOS_AN_HOUR = Duration.ofHours(1).toNanos();
    private static final double STILL = 1.0 / 3;
    private static final double LEAST_MEMORY = 16 << 20;
    private static final double LEAST_SHARE = 0.05;
    private static final double LEAST_COUNT = 3;

    private Leak() {}

    /// What is gained an hour; 0 when it does not leak.
    ///
    /// @param metric memory in bytes, or a count
    /// @param from when the warm-up is over, in ns since the run began
    static double anHour(Metric metric, Samples samples, long from) {
        long[] at = samples.at();
        long[] values = samples.values();
        int first = 0;
        while (first < at.length && at[first] < from) {
            first++;
        }
        double[] times = new double[at.length - first];
        double[] figures = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = at[first + i] / NANOS_AN_HOUR;
            figures[i] = values[first + i];
        }
        return anHour(metric, times, figures);
    }

    private static double anHour(Metric metric, double[] hours, double[] figures) {
        int n = hours.length;
        if (n == 0) {
            return 0;
        }
        Trend all = Trend.of(hours, figures);
        Trend later =
                Trend.of(
                        Arrays.copyOfRange(hours, n / 2, n), Arrays.copyOfRange(figures, n / 2, n));
        double gain = all.slope() * (hours[n - 1] - hours[0]);
        boolean leaks =
                all.rises()
                        && later.rises()
                        && later.slope() >= STILL * all.slope()
                        && gain >= least(metric, figures);
        return leaks ? all.slope() : 0;
    }

    /// What comes and goes.
    private static double least(Metric metric, double[] figures) {
        if (metric != Metric.MEMORY) {
            return LEAST_COUNT;
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return Math.max(LEAST_MEMORY, LEAST_SHARE * sorted[sorted.length / 2]);
    }
}
