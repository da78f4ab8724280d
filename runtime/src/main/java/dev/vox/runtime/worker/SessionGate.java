package dev.vox.runtime.worker;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What the frames of one session pass one by one, and where a command stops them.
///
/// Every frame is handed to the transport under the lock, so that a command that holds it knows that none is on its way.
/// The lock is never held while an engine works or a thread waits.
final class SessionGate {
    /// How long a PAUSE waits for the frame in flight to be written, which takes microseconds unless its reader blocks it.
    private static final Duration IN_FLIGHT = Duration.ofMillis(50);

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<FrameStream> open = new LinkedHashSet<>();
    private boolean paused;
    private long pausedAt;
    private boolean closed;

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    Condition newCondition() {
        return lock.newCondition();
    }

    /// Under the lock.
    boolean paused() {
        return paused;
    }

    /// Lets a new utterance in. It is paused like the others while the session is.
    ///
    /// @return false when the session has ended
    boolean admit(FrameStream stream) {
        lock.lock();
        try {
            return !closed && open.add(stream);
        } finally {
            lock.unlock();
        }
    }

    /// An utterance sends nothing more. A pause is of running utterances: it ends with the last of them. Under the lock.
    void leave(FrameStream stream) {
        open.remove(stream);
        if (open.isEmpty()) {
            paused = false;
        }
    }

    /// Holds the frames back, and returns once the one in flight has left; so it does when another PAUSE came before.
    ///
    /// @return how many utterances it paused
    int pause() throws InterruptedException {
        List<FrameStream> pausing;
        boolean again;
        lock.lock();
        try {
            pausing = List.copyOf(open);
            again = paused;
            if (!again && !pausing.isEmpty()) {
                paused = true;
                pausedAt = System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
        long deadline = System.nanoTime() + IN_FLIGHT.toNanos();
        for (FrameStream stream : pausing) {
            stream.awaitWritten(deadline);
        }
        return again ? 0 : pausing.size();
    }

    /// Lets the frames go on.
    ///
    /// @return how many utterances it resumed
    int resume() {
        lock.lock();
        try {
            if (!paused) {
                return 0;
            }
            paused = false;
            long pause = System.nanoTime() - pausedAt;
            open.forEach(stream -> stream.resumed(pause));
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    /// Ends the running utterances, each with its marker. The next one sounds, also after a pause.
    ///
    /// @return how many utterances it stopped
    int stop() {
        return endAll(FrameStream::cut);
    }

    /// Ends the running utterances and lets no other in.
    void close(Consumer<FrameStream> end) {
        lock.lock();
        try {
            closed = true;
            endAll(end);
        } finally {
            lock.unlock();
        }
    }

    private int endAll(Consumer<FrameStream> end) {
        lock.lock();
        try {
            List<FrameStream> ending = List.copyOf(open);
            ending.forEach(end);
            return ending.size();
        } finally {
            lock.unlock();
        }
    }
}
