package dev.vox.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.result.Overhead;

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
        "10, 20, 0.9, 0.75, ",
        "11, 0, 0, 0, it began what was due 11 ms late (99th percentile)",
        "0, 21, 0, 0, it was held up for 21 ms (99th percentile)",
        "0, 0, 0.95, 0, a thread of it was busy 95 % of the time",
        "0, 0, 0, 0.8, it used 80 % of the machine's processors"
    })
    void aGeneratorThatSpoiledTheFiguresSaysWhy(
            long late, long hiccup, double busiest, double processors, String reason) {
        GeneratorWatch.Findings findings =
                new GeneratorWatch.Findings(
                        Duration.ofMillis(late), Duration.ofMillis(hiccup), busiest, processors);

        assertThat(findings.bottleneckOrNull()).isEqualTo(reason);
    }

    @Test
    void aBeginningThatBlocksMakesTheNextOnesLate() throws Exception {
        LongAdder frames = new LongAdder();
        try (Timetable timetable = new Timetable();
                GeneratorWatch watch =
                        new GeneratorWatch(timetable, () -> new long[0], frames, true)) {
            CountDownLatch begun = new CountDownLatch(2);
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
            timetable.at(due + 1, at -> begun.countDown());
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
