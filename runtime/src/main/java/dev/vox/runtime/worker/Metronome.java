package dev.vox.runtime.worker;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Wakes the frame streams of one event loop when their next frame is due, many at one beat.
///
/// A beat every 5 ms divides the 20 ms of a frame, so that a stream is woken by every fourth and the time between its frames
/// stays 20 ms. On the event loop a frame costs no change of threads, and what leaves at one beat is written to the sockets
/// together. It beats only while somebody waits.
final class Metronome {
    /// Who can be woken.
    interface Sleeper {
        /// A beat; perhaps one before the time that was asked for. Runs on the event loop.
        ///
        /// @param moment of the beat, on the scale of `System.nanoTime`; not later than now
        void wake(long moment);
    }

    private static final long BEAT_NANOS = Duration.ofMillis(5).toNanos();

    /// How many beats ahead somebody may sleep. Who wants to sleep longer is woken then and asks again.
    private static final int BEATS = 16;

    private final EventExecutor loop;

    // All below belongs to the event loop.
    private final List<List<Sleeper>> wheel =
            Stream.generate(() -> (List<Sleeper>) new ArrayList<Sleeper>()).limit(BEATS).toList();
    private final List<Sleeper> waking = new ArrayList<>();
    private int sleeping;
    private long lastBeat;
    private boolean beating;

    Metronome(EventExecutor loop) {
        this.loop = loop;
    }

    /// Whether the calling thread is its event loop.
    boolean isHere() {
        return loop.inEventLoop();
    }

    /// Wakes somebody once, at the first beat that is not before the moment. From any thread.
    void wakeAt(long moment, Sleeper sleeper) {
        if (loop.inEventLoop()) {
            enter(moment, sleeper);
        } else {
            loop.execute(() -> enter(moment, sleeper));
        }
    }

    private void enter(long moment, Sleeper sleeper) {
        if (!beating) {
            beating = true;
            lastBeat = Math.floorDiv(System.nanoTime(), BEAT_NANOS);
            awaitBeat();
        }
        long beat = Math.clamp(Math.ceilDiv(moment, BEAT_NANOS), lastBeat + 1, lastBeat + BEATS);
        at(beat).add(sleeper);
        sleeping++;
    }

    private void awaitBeat() {
        long left = (lastBeat + 1) * BEAT_NANOS - System.nanoTime();
        Future<?> _ = loop.schedule(this::beat, Math.max(0, left), TimeUnit.NANOSECONDS);
    }

    /// All that were due since the last beat: a loop that was held up is late, but leaves nobody out.
    private void beat() {
        long now = Math.floorDiv(System.nanoTime(), BEAT_NANOS);
        for (long beat = lastBeat + 1; beat <= Math.min(now, lastBeat + BEATS); beat++) {
            waking.addAll(at(beat));
            at(beat).clear();
        }
        lastBeat = Math.max(lastBeat, now);
        sleeping -= waking.size();
        beating = sleeping > 0;
        if (beating) {
            awaitBeat();
        }
        waking.forEach(sleeper -> sleeper.wake(now * BEAT_NANOS));
        waking.clear();
    }

    private List<Sleeper> at(long beat) {
        return wheel.get(Math.floorMod(beat, BEATS));
    }
}
