package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/// What a pacer sends ahead of real time, 200 ms at most, is no jitter; whatever else is uneven is.
class HeadStartTest {
    private static final int PACED = 40;

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 5, 8, 10})
    void isAsLongAsItTakesToBeTwoHundredMillisecondsAhead(long engine) {
        int frames = (int) (200 / (20 - engine));
        long reachesIt = 20 - (200 - frames * (20 - engine));

        long[] deviations =
                deviations(steady(engine, frames), steady(reachesIt, 1), steady(20, PACED));

        assertThat(Arrays.stream(deviations).filter(each -> each != 0).count())
                .isLessThanOrEqualTo(1);
        assertThat(deviations).hasSizeBetween(PACED, PACED + 2);
    }

    @Test
    void goesOnBehindABreakThatIsCountedItself() {
        assertThat(
                        deviations(
                                steady(0, 5),
                                steady(60, 1),
                                steady(1, 2),
                                steady(13, 1),
                                steady(0, 5),
                                steady(20, PACED)))
                .startsWith(40, 0)
                .hasSize(1 + PACED)
                .satisfies(all -> assertThat(LongStream.of(all).sum()).isEqualTo(40));
    }

    @Test
    void beginsAnewWhereTheListenerRanOut() {
        assertThat(deviations(steady(90, 1), steady(0, 10), steady(20, PACED)))
                .startsWith(70, 0)
                .hasSize(1 + PACED);
    }

    @Test
    void isOverWhenItIsTwoHundredMilliseconds() {
        assertThat(deviations(steady(0, 15), steady(20, PACED)))
                .startsWith(20, 20, 20, 20, 20, 0)
                .hasSize(5 + PACED);
    }

    @Test
    void isOverWhereFramesComeAtThePace() {
        assertThat(
                        deviations(
                                steady(0, 4),
                                steady(20, 5),
                                steady(80, 1),
                                steady(0, 3),
                                steady(20, PACED)))
                .startsWith(0, 0, 0, 0, 0, 60, 20, 20, 20, 0)
                .hasSize(9 + PACED);
    }

    @Test
    void isNoneWhereShortAndLongTakeTurns() {
        long[] intervals = new long[PACED];
        Arrays.setAll(intervals, i -> i % 2 == 0 ? 35 : 5);

        assertThat(deviations(intervals)).containsOnly(15).hasSizeGreaterThan(PACED - 4);
    }

    private static long[] steady(long interval, int times) {
        long[] intervals = new long[times];
        Arrays.fill(intervals, interval);
        return intervals;
    }

    /// The deviations in ms of frames that come in those intervals.
    private static long[] deviations(long[]... intervals) {
        JitterRecorder recorder = new JitterRecorder();
        long at = 0;
        recorder.frame(at);
        for (long interval : Arrays.stream(intervals).flatMapToLong(Arrays::stream).toArray()) {
            at += Duration.ofMillis(interval).toNanos();
            recorder.frame(at);
        }
        return Arrays.stream(recorder.deviations()).map(nanos -> nanos / 1_000_000).toArray();
    }
}
