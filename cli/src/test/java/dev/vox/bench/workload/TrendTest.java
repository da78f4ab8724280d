package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.SplittableRandom;

class TrendTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void a_few_wild_values_do_not_move_the_slope() {
        double[] times = new double[50];
        double[] values = new double[50];
        for (int i = 0; i < 50; i++) {
            times[i] = i;
            values[i] = 3 * i;
        }
        values[10] = 10_000;
        values[40] = -10_000;

        assertThat(Trend.of(times, values).slope()).isCloseTo(3, within(0.05));
        assertThat(Trend.of(times, values).rises()).isTrue();
    }

    /// Twelve values without ties: the variance is 12·11·29/18.
    @Test
    void the_count_of_rising_pairs_agrees_with_the_formula() {
        double[] times = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double[] values = {1, 3, 2, 5, 4, 7, 6, 9, 12, 8, 10, 11};
        int s = 0;
        for (int i = 0; i < 12; i++) {
            for (int j = i + 1; j < 12; j++) {
                s += values[j] > values[i] ? 1 : -1;
            }
        }

        assertThat(Trend.of(times, values).z())
                .isCloseTo((s - 1) / Math.sqrt(12 * 11 * 29 / 18.0), within(1e-9));
    }

    @Test
    void noise_is_no_leak() {
        SplittableRandom random = new SplittableRandom(1);
        long[] at = new long[200];
        long[] values = new long[200];
        for (int i = 0; i < 200; i++) {
            at[i] = i * MINUTE;
            values[i] = 100 + random.nextInt(20);
        }

        assertThat(Leak.anHour(Metric.THREADS, Samples.of(at, values), 0)).isZero();
    }

    @Test
    void what_fills_up_and_stays_is_no_leak() {
        long[] at = new long[200];
        long[] values = new long[200];
        for (int i = 0; i < 200; i++) {
            at[i] = i * MINUTE;
            values[i] = (200L << 20) + (Math.min(i, 90) << 20) + (i % 3);
        }

        assertThat(Leak.anHour(Metric.MEMORY, Samples.of(at, values), 0)).isZero();
    }

    @Test
    void what_is_lost_each_minute_is_told_an_hour() {
        long[] at = new long[120];
        long[] values = new long[120];
        for (int i = 0; i < 120; i++) {
            at[i] = i * MINUTE;
            values[i] = i < 20 ? 500 - i : 40 + 2 * i + i % 2;
        }

        assertThat(Leak.anHour(Metric.THREADS, Samples.of(at, values), 20 * MINUTE))
                .isCloseTo(120, within(3.0));
    }
}
