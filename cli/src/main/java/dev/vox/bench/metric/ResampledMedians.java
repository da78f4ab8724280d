package dev.vox.bench.metric;

import java.util.Random;

/// Medians of bootstrap resamples: samples of the same size, drawn with replacement.
///
/// A resample is not drawn value by value. Its value of rank k is the sample's value at the place n·U, where U is the k-th smallest of
/// n uniform numbers, and that one is Beta(k, n + 1 − k) distributed (B. C. Arnold, N. Balakrishnan, H. N. Nagaraja, A First Course
/// in Order Statistics, section 2.2). One such number gives the median of one resample, of the same distribution and whatever n is.
public final class ResampledMedians {
    private final Samples samples;
    private final Random random;
    private final long rank;

    /// Medians of resamples of samples.
    ///
    /// @param samples at least one
    /// @param random of a seed that is always the same, so that a report does not change when it is shown again
    public ResampledMedians(Samples samples, Random random) {
        if (samples.count() == 0) {
            throw new IllegalArgumentException("a median needs a sample");
        }
        this.samples = samples;
        this.random = random;
        this.rank = (samples.count() + 1) / 2;
    }

    /// The median of one more resample, by nearest rank, in ticks.
    public long next() {
        return samples.ranked(nextRank());
    }

    /// The rank that the median of one more resample has among the samples, from 1.
    long nextRank() {
        long count = samples.count();
        double one = gamma((double) rank);
        double other = gamma((double) (count + 1 - rank));
        long place = (long) (count * (one / (one + other)));
        return Math.min(place, count - 1) + 1;
    }

    /// A number of the gamma distribution of a shape of 1 or more and scale 1 (G. Marsaglia, W. W. Tsang, A Simple Method for
    /// Generating Gamma Variables, 2000).
    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            double cube = root * root * root;
            double uniform = 1 - random.nextDouble();
            if (root > 0
                    && Math.log(uniform)
                            < 0.5 * normal * normal + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
        }
    }
}
