package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class MetronomeTest {
    private static final long MILLI = 1_000_000;

    private final EventLoops loops = new EventLoops();
    private final Metronome metronome = loops.here();
    private final BlockingQueue<Long> woken = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        loops.close();
    }

    @Test
    void nobodyIsWokenBeforeTheMomentOrBetweenTwoBeats() throws Exception {
        long moment = System.nanoTime() + 12 * MILLI;

        metronome.wakeAt(moment, woken::add);

        long beat = awaitWaking();
        assertThat(beat).isGreaterThanOrEqualTo(moment).isLessThanOrEqualTo(System.nanoTime());
        assertThat(beat % (5 * MILLI)).isZero();
    }

    @Test
    void aMomentThatIsPastIsTheNextBeat() throws Exception {
        long now = System.nanoTime();

        metronome.wakeAt(now - 1000 * MILLI, woken::add);

        assertThat(awaitWaking()).isGreaterThan(now - 5 * MILLI);
    }

    @Test
    void whoWantsToSleepLongIsWokenEarlyAndAsksAgain() throws Exception {
        long moment = System.nanoTime() + 300 * MILLI;
        metronome.wakeAt(moment, woken::add);

        long beat = awaitWaking();
        assertThat(beat).isLessThan(moment);
        while (beat < moment) {
            metronome.wakeAt(moment, woken::add);
            beat = awaitWaking();
        }

        assertThat(beat).isGreaterThanOrEqualTo(moment);
    }

    @Test
    void whoAsksAgainWhenWokenIsWokenAgain() throws Exception {
        metronome.wakeAt(
                System.nanoTime(),
                moment -> {
                    woken.add(moment);
                    metronome.wakeAt(moment + 20 * MILLI, woken::add);
                });

        long first = awaitWaking();
        assertThat(awaitWaking()).isGreaterThanOrEqualTo(first + 20 * MILLI);
    }

    @Test
    void manyAreWokenEachOnce() throws Exception {
        long now = System.nanoTime();
        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            moments.add(now + i * MILLI / 10);
        }

        moments.forEach(moment -> metronome.wakeAt(moment, _ -> woken.add(moment)));

        List<Long> all = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            all.add(awaitWaking());
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(moments);
        assertThat(woken).isEmpty();
    }

    private long awaitWaking() throws Exception {
        Long moment = woken.poll(10, TimeUnit.SECONDS);
        assertThat(moment).as("somebody is woken within 10 s").isNotNull();
        return moment;
    }
}
