package dev.vox.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/// Lets a run clean up after Ctrl-C: its thread is interrupted, and the process waits for it to come to its end.
final class Interruptible {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Thread runner = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Interruptible() {}

    /// Runs on the calling thread, and ends the process with the exit code that the run returns.
    ///
    /// A signal that ends the process interrupts that thread first and waits for the run's end, 10 s at most; the JVM
    /// then exits with 128 plus the signal's number, 130 for Ctrl-C.
    static void main(IntSupplier work) {
        Interruptible run = new Interruptible();
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        int exit = work.getAsInt();
        run.done.countDown();
        if (!run.stopping.get()) {
            // System.exit looks up a logger first (Runtime.exit, "Event logging"): a fifth of the
            // shortest run. What
            // the run opened it has closed.
            Runtime.getRuntime().halt(exit);
        }
    }

    private void stop() {
        if (done.getCount() == 0) {
            return;
        }
        stopping.set(true);
        runner.interrupt();
        try {
            var _ = done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
