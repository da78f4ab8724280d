package dev.vox.bench.load;

import dev.vox.voice.Ticker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at the utterances of a line, so that none waits for ever: one thread for all of them.
final class LineWatch implements AutoCloseable {
    /// How often it looks: a legacy utterance's end is known so much later at most.
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking;

    /// Something whose time may run out.
    interface Watched {
        /// Ends it when its time is over.
        void look(long now);
    }

    LineWatch(Ticker ticker, LineThreads threads) {
        looking = Executors.newSingleThreadScheduledExecutor(threads);
        var _ =
                looking.scheduleWithFixedDelay(
                        () -> look(ticker.nanoTime()),
                        INTERVAL.toMillis(),
                        INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    void add(Watched utterance) {
        all.add(utterance);
    }

    void remove(Watched utterance) {
        all.remove(utterance);
    }

    private void look(long now) {
        for (Watched utterance : all) {
            utterance.look(now);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
