package dev.vox.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.result.Overhead;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

class GeneratorWatchTest {
    @ParameterizedTest
    @CsvSource({
        "10, 9, 20, 9, 0.9, 0.75, ",
        "99, 2, 99, 2, 0, 0, ",
        "11, 3, 0, 0, 0, 0, it began what was due 11 ms late (99th percentile)",
        "0, 0, 21, 3, 0, 0, it was held up for 21 ms (99th percentile)",
        "0, 0, 0, 0, 0.95, 0, a thread of it was busy 95 % of the time",
        "0, 0, 0, 0, 0, 0.8, it used 80 % of the machine's processors"
    })
    void aGeneratorThatSpoiledTheFiguresSaysWhy(
            long late,
            long begunLate,
            long heldUp,
            long wokenLate,
            double busiest,
            double processors,
            String reason) {
        GeneratorWatch.Findings findings =
                new GeneratorWatch.Findings(
                        new GeneratorWatch.Delays(
                                Duration.ofMillis(late), begunLate, GeneratorWatch.LATE),
                        new GeneratorWatch.Delays(
                                Duration.ofMillis(heldUp), wokenLate, GeneratorWatch.HELD_UP),
                        busiest,
                        processors);

        assertThat(findings.bottleneckOrNull()).isEqualTo(reason);
    }

    @Test
    void ofFewBeginningsOneHiccupIsNoBottleneckAndThreeAre() {
        Histogram delays = new Histogram(3);
        delays.recordValueWithCount(1_000_000, 40);
        delays.recordValueWithCount(30_000_000, 2);
        GeneratorWatch.Delays single = GeneratorWatch.Delays.of(delays, GeneratorWatch.LATE);
        delays.recordValue(30_000_000);
        GeneratorWatch.Delays often = GeneratorWatch.Delays.of(delays, GeneratorWatch.LATE);

        assertThat(single.beyond()).isEqualTo(2);
        assertThat(single.p99()).isGreaterThan(GeneratorWatch.LATE);
        assertThat(single.usually()).isFalse();
        assertThat(often.usually()).isTrue();
    }

    @Test
    void aBeginningThatBlocksMakesTheNextOnesLate() throws Exception {
        LongAdder frames = new LongAdder();
        try (Timetable timetable = new Timetable();
                GeneratorWatch watch =
                        new GeneratorWatch(timetable, () -> new long[0], frames, true)) {
            CountDownLatch begun = new CountDownLatch(4);
            long due = timetable.now();
            timetable.at(
                    due,
                    at -> {
                        long until = timetable.now() + TimeUnit.MILLISECONDS.toNanos(300);
                        while (timetable.now() < until) {
                            LockSupport.parkNanos(until - timetable.now());
                        }
                        begun.countDown();
                    });
            for (int i = 1; i <= 3; i++) {
                timetable.at(due + i, at -> begun.countDown());
            }
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            Overhead overhead = watch.overhead();
            assertThat(overhead.latenessMax()).isGreaterThan(Duration.ofMillis(250));
            assertThat(overhead.bottleneck()).isPresent();
        }
    }

    @Test
    void whatIsDueBeginsInItsOrderAndNotBefore() throws Exception {
        try (Timetable timetable = new Timetable()) {
            CountDownLatch begun = new CountDownLatch(2);
            StringBuffer order = new StringBuffer();
            long due = timetable.now() + TimeUnit.MILLISECONDS.toNanos(50);
            timetable.at(
                    due + 1,
                    at -> {
                        order.append("b");
                        begun.countDown();
                    });
            timetable.at(
                    due,
                    at -> {
                        order.append(timetable.now() >= at ? "a" : "early");
                        begun.countDown();
                    });

            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(order).hasToString("ab");
        }
    }
}
