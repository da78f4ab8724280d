package dev.vox.bench.workload;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for time to pass.
final class Pauses {
    private Pauses() {}

    /// Waits until a moment of `System.nanoTime`.
    static void until(long moment) throws InterruptedException {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("while time passed");
            }
        }
    }

    static void of(Duration length) throws InterruptedException {
        until(System.nanoTime() + length.toNanos());
    }
}
