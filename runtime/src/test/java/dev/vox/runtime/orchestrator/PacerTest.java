package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

final class PacerTest {
    private static final long START = Long.MAX_VALUE - 1_000_000;

    private final Pacer pacer = new Pacer(START);
    private long now = START;

    @Test
    void theFirstFramesGoAtOnceAndThenOneEveryTwentyMilliseconds() {
        for (int frame = 1; frame <= 8; frame++) {
            assertThat(delay(frame == 1)).as("frame %d", frame).isLessThanOrEqualTo(0);
            pacer.sent(now);
        }
        for (int frame = 9; frame <= 50; frame++) {
            assertThat(delay(false)).as("frame %d", frame).isEqualTo(20);
            pass(20);
            pacer.sent(now);
        }
    }

    @Test
    void theNextUtterancesFirstFrameNeedNotWaitForTheOneBefore() {
        sendAllThatMayGo();
        assertThat(delay(false)).isEqualTo(20);
        assertThat(delay(true)).isLessThanOrEqualTo(0);
    }

    @Test
    void firstFramesAreBoundedByTwoHundredMillisecondsToo() {
        int sent = 0;
        while (delay(true) <= 0) {
            pacer.sent(now);
            sent++;
        }
        assertThat(sent).isEqualTo(10);
    }

    @Test
    void aClientThatRanDryIsNotFloodedToCatchUp() {
        sendAllThatMayGo();
        pass(5000);
        assertThat(sendAllThatMayGo()).isEqualTo(8);
    }

    @Test
    void whatAPlayoutBufferHoldsBackHasNotBeenHeard() {
        sendAllThatMayGo();
        pass(60);
        assertThat(TimeUnit.NANOSECONDS.toMillis(pacer.unheard(now))).isEqualTo(160);
        pacer.hold(now);
        pass(5000);
        assertThat(TimeUnit.NANOSECONDS.toMillis(pacer.unheard(now))).isEqualTo(160);
    }

    @Test
    void whatWasPlayedLongAgoHasBeenHeard() {
        sendAllThatMayGo();
        pass(200);
        assertThat(TimeUnit.NANOSECONDS.toMillis(pacer.unheard(now))).isEqualTo(20);
        pass(5000);
        assertThat(pacer.unheard(now)).isZero();
    }

    @Test
    void aHeldClientKeepsWhatItHas() {
        sendAllThatMayGo();
        pass(60);
        pacer.hold(now);
        pass(5000);
        pacer.release(now);
        assertThat(sendAllThatMayGo()).isEqualTo(3);
    }

    @Test
    void aFlushedClientHasNothing() {
        sendAllThatMayGo();
        pacer.hold(now);
        pacer.flush(now);
        pacer.release(now);
        assertThat(sendAllThatMayGo()).isEqualTo(8);
    }

    private int sendAllThatMayGo() {
        int sent = 0;
        while (delay(false) <= 0) {
            pacer.sent(now);
            sent++;
        }
        return sent;
    }

    private long delay(boolean first) {
        return TimeUnit.NANOSECONDS.toMillis(pacer.delay(now, first));
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
