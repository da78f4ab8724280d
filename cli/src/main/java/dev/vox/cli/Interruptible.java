package dev.vox.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/// Lets a run clean up after Ctrl-C: its thread is interrupted, and the process waits for it to come to its end.
final class Interruptible {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Interruptible() {}

    /// Runs on the calling thread. A signal that ends the process interrupts that thread first and waits for the run's
    /// end, 10 s at most; the JVM then exits with 128 plus the signal's number, 130 for Ctrl-C.
    static int run(IntSupplier work) {
        Thread runner = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(runner, done), "stop"));
        try {
            return work.getAsInt();
        } finally {
            done.countDown();
        }
    }

    private static void stop(Thread runner, CountDownLatch done) {
        if (done.getCount() == 0) {
            return;
        }
        runner.interrupt();
        try {
            var _ = done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
