package dev.vox.runtime.worker;

import io.grpc.Status;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// The thread that speaks an utterance, where it waits for its frames to leave, and how long it is patient. Used under the gate's
/// lock.
final class WaitingSpeaker {
    private final String sessionId;
    private final SessionGate gate;
    private final WorkerSettings settings;

    /// There is room for frames, or the utterance is over.
    private final Condition room;

    private long waited;
    private @Nullable Thread thread;

    WaitingSpeaker(String sessionId, SessionGate gate, WorkerSettings settings) {
        this.sessionId = sessionId;
        this.gate = gate;
        this.settings = settings;
        this.room = gate.newCondition();
    }

    /// The thread to interrupt when the utterance ends before its time.
    void is(Thread speaker) {
        thread = speaker;
    }

    /// Waits for room.
    ///
    /// @param roomy whether there is some, or nothing more to wait for
    /// @param progress when a frame left last, `System.nanoTime`
    /// @return why it waits no longer though there is none; null when there is
    @Nullable Status await(BooleanSupplier roomy, LongSupplier progress)
            throws InterruptedException {
        long begin = System.nanoTime();
        try {
            while (!roomy.getAsBoolean()) {
                boolean paused = gate.paused();
                long since = paused ? begin : Math.max(begin, progress.getAsLong());
                Duration limit =
                        paused ? settings.sessionIdleTimeout() : settings.stalledReaderTimeout();
                long left = since + limit.toNanos() - System.nanoTime();
                if (left <= 0) {
                    return impatience(paused ? "no RESUME" : "no reader", limit);
                }
                var _ = room.awaitNanos(left);
            }
            return null;
        } finally {
            waited += System.nanoTime() - begin;
        }
    }

    private Status impatience(String what, Duration limit) {
        return Status.DEADLINE_EXCEEDED.withDescription(
                "Utterance of session %s ended: %s for %d ms"
                        .formatted(sessionId, what, limit.toMillis()));
    }

    /// There may be room, or the utterance is over.
    void wake() {
        room.signalAll();
    }

    /// Wakes the thread out of whatever it does, unless it is the one that calls.
    void interrupt() {
        if (thread != null && !thread.equals(Thread.currentThread())) {
            thread.interrupt();
        }
    }

    /// Time that it spent waiting here: for the reader, for a RESUME, for the schedule.
    Duration waited() {
        return Duration.ofNanos(waited);
    }
}
