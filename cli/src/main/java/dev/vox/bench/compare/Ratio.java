package dev.vox.bench.compare;

import dev.vox.bench.metric.Samples;

import java.util.Arrays;
import java.util.Random;

/// How many times the median of A the median of B is, and where that lies with a confidence of 95 %.
///
/// The interval is a bootstrap by the percentile method (B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13): both
/// sides are resampled, and the ratio of the medians is taken, 5000 times. What is drawn is not single samples but blocks of samples that
/// follow each other, the cube root of n long, in a circle (D. N. Politis, J. P. Romano, A Circular Block-Resampling Procedure for Stationary
/// Data, 1992): a machine that is busy for a while slows several samples down, and single draws would take them for independent witnesses.
/// Where A and B were measured in turns, the same stretches of time are drawn on both sides, so that a drift that both saw falls out.
///
/// Where a median is 0, as that of a count may be, it is the ratio of the means. The same samples always have the same ratio.
///
/// @param value of the samples as they are; infinite when only A's is 0, 1 when both are
/// @param low lower end of the interval
/// @param high upper end
/// @param ofMeans whether it is that of the means
public record Ratio(double value, double low, double high, boolean ofMeans) {
    private static final int RESAMPLES = 5_000;
    private static final double OUTSIDE = 0.05;
    private static final int MEDIAN = 50;
    private static final long SEED = 20_261_121;

    /// The ratio of B to A, of which each has at least one sample.
    ///
    /// @param inTurns whether they were measured in turns, so that samples at the same place of the order are of about the same time
    public static Ratio of(Samples a, Samples b, boolean inTurns) {
        boolean ofMeans = a.percentile(MEDIAN) == 0 || b.percentile(MEDIAN) == 0;
        double value =
                ofMeans
                        ? quotient(mean(a), mean(b))
                        : quotient((double) a.percentile(MEDIAN), (double) b.percentile(MEDIAN));
        double[] ratios = resampled(a, b, inTurns, ofMeans);
        int outside = (int) Math.round(RESAMPLES * OUTSIDE / 2);
        return new Ratio(value, ratios[outside - 1], ratios[RESAMPLES - outside], ofMeans);
    }

    /// The ratio of A to B.
    public Ratio inverse() {
        return new Ratio(quotient(value, 1), quotient(high, 1), quotient(low, 1), ofMeans);
    }

    /// The ratios of the resamples, the least first.
    static double[] resampled(Samples a, Samples b, boolean inTurns, boolean ofMeans) {
        return new Resampling(new Side(a), new Side(b), inTurns, ofMeans).ratios();
    }

    /// The mean of those that are compared, in ticks.
    static double mean(Samples samples) {
        Side side = new Side(samples);
        side.clear();
        side.draw(0, side.size());
        return side.mean();
    }

    private static double quotient(double a, double b) {
        return a == b ? 1 : b / a;
    }

    /// Both sides, resampled.
    private record Resampling(Side a, Side b, boolean inTurns, boolean ofMeans) {
        double[] ratios() {
            Random random = new Random(SEED);
            double[] ratios = new double[RESAMPLES];
            for (int i = 0; i < RESAMPLES; i++) {
                draw(random);
                ratios[i] =
                        ofMeans
                                ? quotient(a.mean(), b.mean())
                                : quotient((double) a.median(), (double) b.median());
            }
            Arrays.sort(ratios);
            return ratios;
        }

        private void draw(Random random) {
            a.clear();
            b.clear();
            if (inTurns) {
                int blocks = Math.min(blocks(a), blocks(b));
                for (int block = 0; block < blocks; block++) {
                    double place = random.nextDouble();
                    draw(a, place, block, blocks);
                    draw(b, place, block, blocks);
                }
            } else {
                draw(random, a);
                draw(random, b);
            }
        }

        private static void draw(Random random, Side side) {
            int blocks = blocks(side);
            for (int block = 0; block < blocks; block++) {
                draw(side, random.nextDouble(), block, blocks);
            }
        }

        private static int blocks(Side side) {
            return Math.ceilDiv(side.size(), (int) Math.cbrt(side.size()));
        }

        /// Blocks differ in length by one at most, and all together are as many as the samples.
        private static void draw(Side side, double place, int block, int blocks) {
            long size = side.size();
            int length = (int) ((block + 1) * size / blocks - block * size / blocks);
            side.draw((int) (place * size), length);
        }
    }
}
