package dev.vox.runtime.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The utterances under way, and how fast the recent ones were made.
final class Workload {
    /// Utterances that count as recent.
    private static final int RECENT = 32;

    private record Made(Duration synthesis, Duration audio) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();

    /// The oldest goes when a new one comes.
    private final Deque<Made> recent = new ArrayDeque<>(RECENT);

    private int underWay;

    void begun() {
        lock.lock();
        try {
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    /// @param synthesis time the engine took
    /// @param audio length of what it made; an utterance without audio says nothing of speed
    void ended(Duration synthesis, Duration audio) {
        lock.lock();
        try {
            underWay--;
            if (underWay == 0) {
                quiet.signalAll();
            }
            if (audio.isZero()) {
                return;
            }
            if (recent.size() == RECENT) {
                recent.removeFirst();
            }
            recent.addLast(new Made(synthesis, audio));
        } finally {
            lock.unlock();
        }
    }

    int underWay() {
        lock.lock();
        try {
            return underWay;
        } finally {
            lock.unlock();
        }
    }

    /// Time to synthesize over length of the audio, recent utterances; 0 before the first.
    double rtf() {
        lock.lock();
        try {
            double audio = recent.stream().mapToDouble(made -> made.audio().toNanos()).sum();
            double synthesis =
                    recent.stream().mapToDouble(made -> made.synthesis().toNanos()).sum();
            return audio == 0 ? 0 : synthesis / audio;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until no utterance is under way.
    ///
    /// @return false when one still is at the end of the limit
    boolean awaitQuiet(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (underWay > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
            return underWay == 0;
        } finally {
            lock.unlock();
        }
    }
}
