package dev.vox.runtime.tts.piper;

import dev.vox.runtime.tts.SpeechException;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads on which a voice's sentences are computed, as many as there are processors: the sessions' own threads only
/// wait. Sentences are served in the order in which they come.
final class Synthesis implements AutoCloseable {
    /// Sentences that wait. A worker's sessions have two each at most; who brings one more is refused.
    private static final int PLACES = 1024;

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final String name;
    private final ThreadPoolExecutor threads;

    /// @param name of the voice, for threads and messages
    /// @param ended run once, when the last sentence is computed after closing
    Synthesis(String name, Runnable ended) {
        this.name = name;
        int size = Runtime.getRuntime().availableProcessors();
        this.threads =
                new ThreadPoolExecutor(
                        size,
                        size,
                        IDLE.toNanos(),
                        TimeUnit.NANOSECONDS,
                        new LinkedBlockingQueue<>(PLACES),
                        Thread.ofPlatform().daemon().name(name + "-", 1).factory()) {
                    @Override
                    protected void terminated() {
                        ended.run();
                    }
                };
        threads.allowCoreThreadTimeOut(true);
    }

    /// @throws SpeechException when too many wait already, or the voice is closed
    <T> Future<T> begin(FutureTask<T> sentence) throws SpeechException {
        try {
            threads.execute(sentence);
            return sentence;
        } catch (RejectedExecutionException e) {
            String reason = threads.isShutdown() ? " is closed" : " is overloaded";
            throw new SpeechException(name + reason, e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(CLOSE_DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
