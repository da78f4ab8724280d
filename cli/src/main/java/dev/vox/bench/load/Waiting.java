package dev.vox.bench.load;

import java.time.Duration;

/// How long an utterance has been silent, and whether that is too long. One thread hears, another looks.
final class Waiting {
    /// How long a first frame may take, and any other.
    static final Duration FRAME_TIMEOUT = Duration.ofSeconds(10);

    /// How long a PAUSE may last.
    static final Duration PAUSE_TIMEOUT = Duration.ofMinutes(5);

    /// So long without a frame ends an utterance of a server that does not tell its end.
    static final Duration LEGACY_END = Duration.ofMillis(500);

    private final boolean tellsEnd;
    private volatile long heardAt;
    private volatile boolean begun;
    private volatile boolean paused;

    Waiting(boolean tellsEnd, long now) {
        this.tellsEnd = tellsEnd;
        this.heardAt = now;
    }

    void heard(long at) {
        begun = true;
        heardAt = at;
    }

    void paused(boolean now) {
        paused = now;
    }

    /// Whether a server that does not tell the end has ended the utterance.
    boolean ended(long now) {
        return !tellsEnd && begun && !paused && now - heardAt > LEGACY_END.toNanos();
    }

    /// Whether nothing came for so long that nothing will.
    boolean hopeless(long now) {
        return now - heardAt > (paused ? PAUSE_TIMEOUT : FRAME_TIMEOUT).toNanos();
    }

    /// What did not come, a phrase.
    String problem() {
        return "no %s within %d s"
                .formatted(
                        begun ? "frame and no end" : "first frame",
                        (paused ? PAUSE_TIMEOUT : FRAME_TIMEOUT).toSeconds());
    }

    /// When something was heard last, in ns of the ticker.
    long heardAt() {
        return heardAt;
    }
}
