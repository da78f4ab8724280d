package dev.vox.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.LongStream;

/// The figures of `docs/concepts/comparing-latencies.md` come of the same simulations, 200 of each.
class PowerTest {
    private static final int N = 200;
    private static final int RUNS = 40;

    @ParameterizedTest
    @EnumSource
    void aComparisonOfTheSameWithTheSameFindsNothing(Simulation latency) {
        assertThat(found(latency, 1, Verdict.WORSE)).isZero();
        assertThat(found(latency, 1, Verdict.BETTER)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NARROW, 38", "BIMODAL, 38", "DRIFTING, 38", "WIDE, 20"})
    void fivePercentMoreAreFoundWithTwoHundredSamples(Simulation latency, int atLeast) {
        assertThat(found(latency, 1.05, Verdict.WORSE)).isGreaterThanOrEqualTo(atLeast);
        assertThat(found(latency, 1.05, Verdict.BETTER)).isZero();
    }

    /// That of an hour ago may have been measured on a busier machine, and its own samples do not know.
    @Test
    void whatWasMeasuredApartNeedsAGreaterThreshold() {
        List<SeriesComparison> same =
                LongStream.range(0, RUNS)
                        .mapToObj(seed -> Simulation.DRIFTING.apart(seed, N, 1))
                        .toList();

        assertThat(same).filteredOn(each -> alarm(each, Rule.inTurns())).hasSizeGreaterThan(5);
        assertThat(same).filteredOn(each -> alarm(each, Rule.apart())).hasSizeLessThan(2);
        assertThat(Simulation.NARROW.apart(1, N, 1.15).verdict()).isEqualTo(Verdict.WORSE);
    }

    private static boolean alarm(SeriesComparison each, Rule rule) {
        Verdict verdict = rule.judge(each.metric().better(), each.ratio(), each.p(), N).verdict();
        return verdict == Verdict.WORSE || verdict == Verdict.BETTER;
    }

    private static long found(Simulation latency, double factor, Verdict verdict) {
        return LongStream.range(0, RUNS)
                .filter(seed -> latency.inTurns(seed, N, factor).verdict() == verdict)
                .count();
    }
}
