package dev.vox.bench.compare;

import org.apache.commons.statistics.inference.MannWhitneyUTest;

/// The test of H. B. Mann and D. R. Whitney (On a Test of Whether one of Two Random Variables is Stochastically Larger than the Other,
/// 1947), two-sided: how likely samples are to differ in their ranks as much as these do, when both are of one distribution.
///
/// It is Apache Commons Statistics that computes it: exactly when no side has more than 50 samples and no two are alike, else by the normal
/// approximation with a correction for ties and for continuity. Where all samples are alike that one divides by nothing, and p is 1.
///
/// @param u of the first side: in how many pairs its sample is the greater one, a tie counting half
/// @param p probability, 0 to 1
public record RankTest(double u, double p) {
    /// Tests samples of two sides, of which each has at least one.
    public static RankTest of(long[] one, long[] other) {
        MannWhitneyUTest.Result result =
                MannWhitneyUTest.withDefaults().test(numbers(one), numbers(other));
        double p = result.getPValue();
        return new RankTest(result.getStatistic(), Double.isNaN(p) ? 1 : p);
    }

    private static double[] numbers(long[] values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return numbers;
    }
}
