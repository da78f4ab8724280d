package dev.vox.bench.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

class ResampledMediansTest {
    /// Survival times of treated mice: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, table 2.1.
    private static final Samples MICE = Samples.of(94, 197, 16, 38, 99, 141, 23);

    /// Table 2.2 of the same book: 37.83 is the standard error of their median when the number of resamples is without end.
    @Test
    void haveTheStandardErrorOfThePublishedExample() {
        ResampledMedians medians = new ResampledMedians(MICE, new Random(1));
        double[] drawn =
                LongStream.generate(medians::next).limit(200_000).asDoubleStream().toArray();
        double mean = Arrays.stream(drawn).average().orElseThrow();
        double variance =
                Arrays.stream(drawn)
                        .map(each -> (each - mean) * (each - mean))
                        .average()
                        .orElseThrow();

        assertThat(Math.sqrt(variance)).isCloseTo(37.83, within(0.2));
    }

    /// Each order statistic of the sample is the median with the probability that the binomial distribution gives it.
    @Test
    void areDistributedAsThoseOfResamplesThatAreDrawnValueByValue() {
        long[] values = {3, 1, 4, 1, 5, 9, 2, 6, 53, 58};
        Random random = new Random(2);
        ResampledMedians quick = new ResampledMedians(Samples.of(values), random);
        long[] plain =
                LongStream.generate(() -> drawn(values, random)).limit(100_000).sorted().toArray();
        long[] ours = LongStream.generate(quick::next).limit(100_000).sorted().toArray();

        for (long value : Arrays.stream(values).distinct().toArray()) {
            assertThat(share(ours, value))
                    .as("median %d", value)
                    .isCloseTo(share(plain, value), within(0.01));
        }
    }

    private static long drawn(long[] values, Random random) {
        long[] resample = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            resample[i] = values[random.nextInt(values.length)];
        }
        Arrays.sort(resample);
        return resample[(values.length + 1) / 2 - 1];
    }

    private static double share(long[] medians, long value) {
        return Arrays.stream(medians).filter(each -> each == value).count()
                / (double) medians.length;
    }

    @Test
    void ofASingleSampleAreThatSample() {
        assertThat(MedianInterval.of(Samples.of(42))).isEqualTo(new MedianInterval(42, 42));
    }

    /// The large-sample interval of a median: ranks n/2 ± 1.96·√n/2 (W. J. Conover, Practical Nonparametric Statistics, section 3.2).
    @Test
    void intervalOfManySamplesAgreesWithThatByRanks() {
        int n = 100_001;
        MedianInterval interval = MedianInterval.of(Samples.of(LongStream.range(0, n).toArray()));

        double half = 1.96 * Math.sqrt(n) / 2;
        assertThat((double) interval.high() - interval.low())
                .isCloseTo(2 * half, Percentage.withPercentage(5));
        assertThat((interval.high() + interval.low()) / 2).isBetween(n / 2 - 20L, n / 2 + 20L);
    }

    @Test
    void intervalHoldsForSamplesOfWhichOnlyTheHistogramIsLeft() {
        SeriesRecorder recorder = new SeriesRecorder();
        LongStream.range(0, Samples.MOST_KEPT + 10)
                .forEach(i -> recorder.record(0, 1_000_000 + i % 1_000));

        Samples samples = recorder.samples();
        assertThat(samples.complete()).isFalse();
        MedianInterval interval = MedianInterval.of(samples);
        assertThat(interval.low()).isBetween(999_000L, 1_001_000L);
        assertThat(interval.high()).isBetween(interval.low(), 1_002_000L);
    }

    @Test
    void coversTheTrueMedianAsOftenAsItSays() {
        Random random = new Random(3);
        int covered = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            MedianInterval interval =
                    MedianInterval.of(Samples.of(random.longs(60, 0, 1_000_001).toArray()));
            covered += interval.low() <= 500_000 && 500_000 <= interval.high() ? 1 : 0;
        }
        assertThat(covered / (double) runs).isBetween(0.92, 0.98);
    }

    @Test
    void doNotChangeWhenTheyAreAskedForAgain() {
        assertThat(Summary.of(MICE)).isEqualTo(Summary.of(MICE));
    }

    @Test
    void aSummaryHasPercentilesByNearestRank() {
        Summary summary = Summary.of(Samples.of(LongStream.rangeClosed(1, 200).toArray()));

        assertThat(summary.n()).isEqualTo(200);
        assertThat(summary.min()).isEqualTo(1);
        assertThat(summary.p50()).isEqualTo(100);
        assertThat(summary.p90()).isEqualTo(180);
        assertThat(summary.p95()).isEqualTo(190);
        assertThat(summary.p99()).isEqualTo(198);
        assertThat(summary.max()).isEqualTo(200);
        assertThat(summary.medianLow()).isBetween(80L, 99L);
        assertThat(summary.medianHigh()).isBetween(101L, 120L);
    }
}
