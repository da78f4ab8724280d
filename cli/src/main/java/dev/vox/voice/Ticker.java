package dev.vox.voice;

import java.util.concurrent.locks.LockSupport;

/// A clock for durations: nanoseconds from an arbitrary start, never going back.
@FunctionalInterface
public interface Ticker {
    /// The machine's own.
    Ticker SYSTEM = System::nanoTime;

    /// Now, in nanoseconds.
    long nanoTime();

    /// Waits until a moment.
    ///
    /// @throws InterruptedException if the thread was interrupted
    default void awaitUntil(long moment) throws InterruptedException {
        long left = moment - nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            left = moment - nanoTime();
        }
    }
}
