package dev.vox.runtime.orchestrator.hearing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The client's frames between its connection and its ear. When it is full the oldest goes, so that the ear hears what is
/// said now; it is told how many went.
final class FrameQueue {
    /// Two seconds.
    static final int MOST_FRAMES = 100;

    /// @param pcm 20 ms as they came
    /// @param sampleRate of the frame, in Hz
    /// @param arrivedAt by `System.nanoTime()`
    /// @param lost frames that went between the frame taken before and this one
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Frame(byte[] pcm, int sampleRate, long arrivedAt, int lost) {
        Frame afterLosing(int more) {
            return new Frame(pcm, sampleRate, arrivedAt, lost + more);
        }
    }

    private final Deque<Frame> frames = new ArrayDeque<>(MOST_FRAMES);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();

    /// Never blocks.
    void add(byte[] pcm, int sampleRate) {
        Frame frame = new Frame(pcm, sampleRate, System.nanoTime(), 0);
        lock.lock();
        try {
            if (frames.size() == MOST_FRAMES) {
                int lost = frames.removeFirst().lost() + 1;
                frames.addFirst(frames.removeFirst().afterLosing(lost));
            }
            frames.addLast(frame);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the oldest frame.
    ///
    /// @return null when none came for so long
    @Nullable Frame poll(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (frames.isEmpty() && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return frames.pollFirst();
        } finally {
            lock.unlock();
        }
    }
}
