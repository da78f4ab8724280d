package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLI = 1_000_000;
    private static final long BEGIN = 5_000 * MILLI;

    private final Pacer pacer = new Pacer(Pace.REALTIME);

    @Test
    void tenFramesLeaveAtOnceAndThenOneEveryTwentyMilliseconds() {
        sendAtOnce(10);

        assertThat(pacer.delay(BEGIN)).isEqualTo(20 * MILLI);
        assertThat(pacer.delay(BEGIN + 20 * MILLI)).isZero();
        pacer.sent(BEGIN + 20 * MILLI);
        assertThat(pacer.delay(BEGIN + 20 * MILLI)).isEqualTo(20 * MILLI);
    }

    @Test
    void audioThatRanOutIsNotMadeUpFor() {
        sendAtOnce(1);
        long late = BEGIN + 3000 * MILLI;

        for (int i = 0; i < 10; i++) {
            assertThat(pacer.delay(late)).isLessThanOrEqualTo(0);
            pacer.sent(late);
        }

        assertThat(pacer.delay(late)).isEqualTo(20 * MILLI);
    }

    @Test
    void aPauseShiftsTheSchedule() {
        sendAtOnce(10);

        pacer.shift(500 * MILLI);

        assertThat(pacer.delay(BEGIN + 500 * MILLI)).isEqualTo(20 * MILLI);
    }

    @Test
    void fastPaceNeverWaits() {
        Pacer fast = new Pacer(Pace.FAST);
        for (int i = 0; i < 100; i++) {
            assertThat(fast.delay(BEGIN)).isZero();
            fast.sent(BEGIN);
        }
    }

    private void sendAtOnce(int frames) {
        for (int i = 0; i < frames; i++) {
            assertThat(pacer.delay(BEGIN)).isLessThanOrEqualTo(0);
            pacer.sent(BEGIN);
        }
    }
}
