package dev.vox.runtime.orchestrator;

import dev.vox.runtime.audio.WireFormat;

import java.time.Duration;

/// Says when the next frame may be sent, so that a client is never more than 200 ms ahead of real time.
///
/// It keeps one clock over all of a connection's utterances: until when the audio sent so far lasts if the client plays it
/// as it comes. Times are those of [System#nanoTime]. Not thread-safe.
final class Pacer {
    /// The bound of the contract, which an utterance's first frame may use up so that it is never delayed by the one before.
    private static final long FIRST_FRAME_LEAD = Duration.ofMillis(200).toNanos();

    /// What a running utterance keeps to: two frames of slack for clients that measure from the first frame they received.
    private static final long LEAD = Duration.ofMillis(160).toNanos();

    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();

    /// What a client's own playout buffer holds back, as the metrics' definitions have it: it plays so much later than we count.
    private static final long PLAYOUT_BUFFER = Duration.ofMillis(60).toNanos();

    private long playedUntil;
    private long heldAhead;
    private long heldUnheard;
    private boolean held;

    Pacer(long now) {
        this.playedUntil = now;
    }

    /// How long to wait before the next frame may go, in ns; 0 or less for not at all.
    long delay(long now, boolean first) {
        return ahead(now) + FRAME - (first ? FIRST_FRAME_LEAD : LEAD);
    }

    /// Notes that a frame went. When the client has run dry, its clock starts again with this frame.
    void sent(long now) {
        playedUntil = now + ahead(now) + FRAME;
    }

    /// Stops the clock: what the client has not played yet, it keeps.
    void hold(long now) {
        heldAhead = ahead(now);
        heldUnheard = unheard(now);
        held = true;
    }

    /// How much audio the client has and has not played, in ns.
    long unplayed(long now) {
        return held ? heldAhead : ahead(now);
    }

    /// How much audio may not have sounded yet, in ns: what is unplayed, and what a playout buffer holds back.
    long unheard(long now) {
        return held ? heldUnheard : Math.max(0, playedUntil + PLAYOUT_BUFFER - now);
    }

    /// Starts the clock again.
    void release(long now) {
        if (held) {
            playedUntil = now + heldAhead;
            held = false;
        }
    }

    /// Counts what the client has not played yet as dropped.
    void flush(long now) {
        playedUntil = now;
        held = false;
    }

    private long ahead(long now) {
        return Math.max(0, playedUntil - now);
    }
}
