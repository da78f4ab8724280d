package dev.vox.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.stream.LongStream;

/// The figures of `docs/concepts/comparing-latencies.md` come of the same simulations, 500 of each.
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

    private static long found(Simulation latency, double factor, Verdict verdict) {
        return LongStream.range(0, RUNS)
                .filter(seed -> latency.compared(seed, N, factor).verdict() == verdict)
                .count();
    }
}
