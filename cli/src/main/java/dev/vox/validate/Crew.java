package dev.vox.validate;

import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that look. They end with the process, so that a check that nothing can interrupt does not keep it alive.
///
/// Platform threads: a short run has done all its looking before a scheduler of virtual ones is loaded.
final class Crew implements AutoCloseable {
    private static final int IDLE_SECONDS = 5;
    private static final int GRACE_SECONDS = 3;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Crew::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "check");
        thread.setDaemon(true);
        return thread;
    }

    Future<?> begin(Runnable work) {
        return threads.submit(work);
    }

    /// Interrupts what still looks, and gives it 3 s to stop what it started.
    @Override
    public void close() {
        threads.shutdownNow();
        if (threads.getActiveCount() == 0) {
            return;
        }
        try {
            var _ = threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
