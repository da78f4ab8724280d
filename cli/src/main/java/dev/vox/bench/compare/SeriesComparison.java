package dev.vox.bench.compare;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Series;

import java.util.Arrays;
import java.util.LongSummaryStatistics;

/// A figure of A and the same of B.
///
/// @param title its name and labels: `first_audible words=10`
/// @param a its median there, in the metric's own unit; its mean when the ratio is that of the means
/// @param b the same here
/// @param samplesOfA how many there are
/// @param samplesOfB likewise
/// @param ratio of B's median to A's, or of the means
/// @param p of the test by ranks
/// @param reason a phrase: why it is unclear or not judged; empty when it is neither
public record SeriesComparison(
        String title,
        Metric metric,
        double a,
        double b,
        long samplesOfA,
        long samplesOfB,
        Ratio ratio,
        double p,
        Verdict verdict,
        String reason) {
    private static final int MEDIAN = 50;

    /// Compares a figure.
    ///
    /// @param inTurns whether A and B were measured in one run; where one nevertheless came after the other, as what cannot be parted
    ///     does, they are taken as measured apart
    public static SeriesComparison of(Series a, Series b, boolean inTurns, Rule rule) {
        boolean together = inTurns && overlap(a.samples().at(), b.samples().at());
        Ratio ratio = Ratio.of(a.samples(), b.samples(), together);
        long samplesOfA = a.samples().count();
        long samplesOfB = b.samples().count();
        double p = RankTest.of(new Side(a.samples()).values(), new Side(b.samples()).values()).p();
        Rule.Judged judged =
                rule.judge(a.metric().better(), ratio, p, Math.min(samplesOfA, samplesOfB));
        return new SeriesComparison(
                a.title(),
                a.metric(),
                middle(a, ratio),
                middle(b, ratio),
                samplesOfA,
                samplesOfB,
                ratio,
                p,
                judged.verdict(),
                judged.reason());
    }

    private static double middle(Series series, Ratio ratio) {
        double ticks =
                ratio.ofMeans()
                        ? Ratio.mean(series.samples())
                        : series.samples().percentile(MEDIAN);
        return ticks / series.metric().unit().ticks();
    }

    private static boolean overlap(long[] one, long[] other) {
        LongSummaryStatistics a = Arrays.stream(one).summaryStatistics();
        LongSummaryStatistics b = Arrays.stream(other).summaryStatistics();
        return a.getMin() <= b.getMax() && b.getMin() <= a.getMax();
    }
}
