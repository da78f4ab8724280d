package dev.vox.voice;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a conversation tells, until somebody takes it. Any thread tells and takes; of ten thousand that nobody takes the oldest
/// goes. The end of the session is told once, and answered to whoever asks behind it.
final class ToldEvents {
    private static final int KEPT = 10_000;

    private final Ticker ticker;
    private final ConversationTap tap;
    private final BlockingQueue<ConversationEvent> events = new LinkedBlockingQueue<>(KEPT);
    private volatile @Nullable String overBecause;

    ToldEvents(Ticker ticker, ConversationTap tap) {
        this.ticker = ticker;
        this.tap = tap;
    }

    void tell(ConversationEvent event) {
        tap.happened(event);
        while (!events.offer(event)) {
            events.poll();
        }
    }

    /// The session is over; the first reason counts.
    synchronized void over(String reason) {
        if (overBecause == null) {
            overBecause = reason;
            tell(new ConversationEvent.Over(ticker.nanoTime(), reason));
        }
    }

    boolean isOver() {
        return overBecause != null;
    }

    /// The next event, or empty when none came in time; the last one is [ConversationEvent.Over], again and again.
    Optional<ConversationEvent> next(Duration timeout) throws InterruptedException {
        String over = overBecause;
        if (over != null && events.isEmpty()) {
            return Optional.of(new ConversationEvent.Over(ticker.nanoTime(), over));
        }
        return Optional.ofNullable(events.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
    }
}
