package dev.vox.bench.trace;

import dev.vox.voice.ConversationEvent;
import dev.vox.voice.DuplexSession;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Waits until a conversation has come to its end: the last sound has been heard, and nobody is about to say more.
final class Settling {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final long SILENCE = Duration.ofMillis(1_200).toNanos();
    private static final long THINKING = Duration.ofSeconds(10).toNanos();
    private static final Set<String> BUSY = Set.of("SPEAKING");

    private final DuplexSession session;
    private final TraceRecorder recorder;
    private long changedAt;
    private Duration queued = Duration.ZERO;
    private boolean over;

    Settling(DuplexSession session, TraceRecorder recorder) {
        this.session = session;
        this.recorder = recorder;
        this.changedAt = session.now();
    }

    /// Waits, and takes the session's events meanwhile.
    ///
    /// @param patience for the first frame since a moment; zero when none need come
    /// @param since the moment
    void await(Duration patience, long since) throws InterruptedException {
        while (!over && recorder.cutOrNull() == null) {
            Optional<ConversationEvent> event = session.next(LOOK);
            over = event.isPresent() && event.get() instanceof ConversationEvent.Over;
            long now = session.now();
            if (settled(now)
                    && (session.lastFrameAt() >= since || now - since > patience.toNanos())) {
                return;
            }
        }
    }

    private boolean settled(long now) {
        Duration left = session.queued();
        if (!left.equals(queued)) {
            queued = left;
            changedAt = now;
        }
        long quiet = now - Math.max(changedAt, session.lastFrameAt());
        return quiet > (BUSY.contains(recorder.state()) ? THINKING : SILENCE);
    }
}
