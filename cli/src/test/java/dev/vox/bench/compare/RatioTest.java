package dev.vox.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vox.bench.metric.Samples;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class RatioTest {
    /// Days that mice lived after surgery: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, table 2.1.
    private static final long[] TREATED = {94, 197, 16, 38, 99, 141, 23};

    private static final long[] CONTROL = {52, 104, 146, 10, 50, 31, 40, 27, 46};

    private static final Samples ONE = Samples.of(1);

    /// Table 2.2 of the book: the bootstrap's standard error of the median of the treated mice is 37.83, without limit of resamples. Here they
    /// are 5000, whose own error is about 1 %.
    @Test
    void resamplesAsAPublishedExample() {
        double[] medians = Ratio.resampled(ONE, Samples.of(TREATED), false, false);

        assertThat(deviation(medians)).isCloseTo(37.83, within(1.2));
    }

    /// How often the median of a resample is each of the seven: B. Efron, Bootstrap Methods: Another Look at the Jackknife, section 3.
    @Test
    void mediansOfResamplesAreAsOftenWhatTheyAreAsPublished() {
        double[] medians = Ratio.resampled(ONE, Samples.of(TREATED), false, false);

        assertThat(share(medians, 16)).isCloseTo(0.0102, within(0.005));
        assertThat(share(medians, 23)).isCloseTo(0.0981, within(0.015));
        assertThat(share(medians, 38)).isCloseTo(0.2386, within(0.02));
        assertThat(share(medians, 94)).isCloseTo(0.3062, within(0.02));
    }

    /// Ends of the interval follow from those probabilities: 0.0102 lie below 23, and 0.0102 above 141.
    @Test
    void itsIntervalIsThatOfThePercentileMethod() {
        Ratio treated = Ratio.of(ONE, Samples.of(TREATED), false);
        Ratio control = Ratio.of(ONE, Samples.of(CONTROL), false);

        assertThat(treated).isEqualTo(new Ratio(94, 23, 141, false));
        assertThat(control.value()).isEqualTo(46);
        assertThat(control.high()).isEqualTo(104);
    }

    @Test
    void bothSidesAreResampled() {
        Ratio ratio = Ratio.of(Samples.of(CONTROL), Samples.of(TREATED), false);

        assertThat(ratio.value()).isCloseTo(94.0 / 46, within(1e-12));
        assertThat(ratio.low()).isBetween(23.0 / 104, 38.0 / 46);
        assertThat(ratio.high()).isBetween(99.0 / 40, 141.0 / 27);
    }

    @Test
    void theSameSamplesHaveTheSameInterval() {
        assertThat(Ratio.of(Samples.of(CONTROL), Samples.of(TREATED), true))
                .isEqualTo(Ratio.of(Samples.of(CONTROL), Samples.of(TREATED), true));
    }

    @Test
    void aDriftThatBothSidesSawFallsOutWhenTheyWereMeasuredInTurns() {
        long[] drifting = new long[400];
        for (int i = 0; i < drifting.length; i++) {
            drifting[i] = 40_000 + 20L * i;
        }
        Samples same = Samples.of(drifting);

        Ratio inTurns = Ratio.of(same, same, true);
        Ratio apart = Ratio.of(same, same, false);

        assertThat(inTurns.high() - inTurns.low()).isZero();
        assertThat(apart.high() - apart.low()).isGreaterThan(0.01);
    }

    @Test
    void ofCountsThatAreMostlyZeroItIsTheRatioOfTheMeans() {
        long[] few = new long[100];
        long[] more = new long[100];
        Arrays.fill(few, 0, 10, 1);
        Arrays.fill(more, 0, 30, 1);

        Ratio ratio = Ratio.of(Samples.of(few), Samples.of(more), false);

        assertThat(ratio.ofMeans()).isTrue();
        assertThat(ratio.value()).isCloseTo(3, within(1e-12));
    }

    @Test
    void nothingBesideNothingIsTheSame() {
        Samples nothing = Samples.of(0, 0, 0, 0, 0, 0);

        assertThat(Ratio.of(nothing, nothing, true)).isEqualTo(new Ratio(1, 1, 1, true));
        assertThat(Ratio.of(nothing, Samples.of(1, 1, 1, 1, 1), true).low())
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void moreSamplesThanAreComparedAreThinned() {
        long[] many = new long[3 * Side.MOST];
        for (int i = 0; i < many.length; i++) {
            many[i] = 1000 + i % 100;
        }

        Ratio ratio = Ratio.of(Samples.of(many), Samples.of(many), false);

        assertThat(ratio.value()).isEqualTo(1);
        assertThat(ratio.low()).isBetween(0.99, 1.0);
        assertThat(ratio.high()).isBetween(1.0, 1.01);
    }

    private static double share(double[] values, double value) {
        return (double) Arrays.stream(values).filter(each -> each == value).count() / values.length;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum()
                        / (values.length - 1));
    }
}
