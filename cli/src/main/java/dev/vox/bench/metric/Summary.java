package dev.vox.bench.metric;

/// What is told of samples: how many, where they lie, and between what their median is to be looked for. All but the count in ticks.
///
/// @param n how many, 1 or more
/// @param p50 the median, by nearest rank as every percentile
/// @param medianLow lower end of the median's interval of 95 % confidence
/// @param medianHigh its upper end
public record Summary(
        long n,
        long min,
        long p50,
        long p90,
        long p95,
        long p99,
        long max,
        long medianLow,
        long medianHigh) {

    /// The summary of samples, of which there is at least one.
    public static Summary of(Samples samples) {
        MedianInterval interval = MedianInterval.of(samples);
        return new Summary(
                samples.count(),
                samples.percentile(0),
                samples.percentile(50),
                samples.percentile(90),
                samples.percentile(95),
                samples.percentile(99),
                samples.percentile(100),
                interval.low(),
                interval.high());
    }
}
