package dev.vox.contract.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

@NullMarked
class LatenciesTest {
    @Test
    void aPercentileIsAlwaysATimeThatWasMeasured() {
        Latencies latencies = of(30, 10, 20);

        assertThat(latencies.percentile(50)).isEqualTo(Duration.ofMillis(20));
        assertThat(latencies.percentile(95)).isEqualTo(Duration.ofMillis(30));
        assertThat(latencies.percentile(1)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void oneOfTwentyMayBeLateAndTwoMayNot() {
        long[] oneLate = LongStream.rangeClosed(1, 20).map(n -> n == 20 ? 900 : n).toArray();
        long[] twoLate = LongStream.rangeClosed(1, 20).map(n -> n >= 19 ? 900 : n).toArray();

        assertThat(of(oneLate).percentile(95)).isEqualTo(Duration.ofMillis(19));
        assertThat(of(twoLate).percentile(95)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void nothingMeasuredHasNoPercentile() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Latencies(List.of()));
    }

    private static Latencies of(long... milliseconds) {
        return new Latencies(LongStream.of(milliseconds).mapToObj(Duration::ofMillis).toList());
    }
}
