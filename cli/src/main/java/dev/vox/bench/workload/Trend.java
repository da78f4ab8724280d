package dev.vox.bench.workload;

import java.util.Arrays;

/// Whether a series of figures rises, and how fast.
///
/// The slope is the median of the slopes between every two points: a few wild ones do not move it. Source: Theil (1950), Sen (1968).
/// Whether it rises at all is told by the count of pairs that do. Source: Mann (1945), Kendall (1975), normal approximation.
///
/// @param slope of the values a unit of time
/// @param z how many standard deviations the count of rising pairs is above chance
record Trend(double slope, double z) {
    /// One chance in a thousand, one-sided.
    private static final double SURE = 3.09;

    /// More points than this are thinned out evenly: pairs are many.
    private static final int MOST = 600;

    private static final int LEAST = 8;
    private static final double NONE = 0;

    /// The trend of values over times, in their order.
    static Trend of(double[] times, double[] values) {
        if (times.length != values.length) {
            throw new IllegalArgumentException("each value has its time");
        }
        int step = Math.max(1, Math.ceilDiv(times.length, MOST));
        double[] at = thinned(times, step);
        double[] of = thinned(values, step);
        return at.length < LEAST ? new Trend(NONE, NONE) : new Trend(slope(at, of), z(of));
    }

    private static double[] thinned(double[] all, int step) {
        double[] some = new double[Math.ceilDiv(all.length, step)];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[i * step];
        }
        return some;
    }

    private static double slope(double[] at, double[] of) {
        int n = at.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (at[j] > at[i]) {
                    slopes[count++] = (of[j] - of[i]) / (at[j] - at[i]);
                }
            }
        }
        Arrays.sort(slopes, 0, count);
        int middle = count / 2;
        if (count == 0) {
            return NONE;
        }
        return count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }

    private static double z(double[] of) {
        int n = of.length;
        long s = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += Long.signum(Double.compare(of[j], of[i]));
            }
        }
        double variance = (n * (n - 1.0) * (2.0 * n + 5) - ties(of)) / 18;
        if (variance <= 0 || s == 0) {
            return NONE;
        }
        return (s - Long.signum(s)) / Math.sqrt(variance);
    }

    /// What values that are equal take from the variance.
    private static double ties(double[] of) {
        double[] sorted = of.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[from]) {
                double t = i - from;
                sum += t * (t - 1) * (2 * t + 5);
                from = i;
            }
        }
        return sum;
    }

    /// Whether it rises, and not by chance.
    boolean rises() {
        return slope > 0 && z > SURE;
    }
}
