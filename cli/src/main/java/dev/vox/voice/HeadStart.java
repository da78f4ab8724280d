package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;

import java.time.Duration;

/// What a pacer sends ahead of real time at the beginning of an utterance, 200 ms at most. Those frames come as fast as the engine
/// and the machine have them; the time between them says nothing about the pace.
///
/// It goes on while frames come early and is over when it is 200 ms, or when for 80 ms of audio nothing came that took it further.
/// So a break, as a busy machine makes one, counts itself and does not end it. Where it is used up, the listener waits, and the
/// pacer begins anew.
final class HeadStart {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();
    private static final long MOST = Duration.ofMillis(200).toNanos();

    /// What arrivals may lie apart from the times at which they were sent.
    private static final long TOLERANCE = FRAME / 2;

    /// A frame that comes sooner after the one before is early.
    private static final long EARLY = FRAME * 3 / 4;

    private static final int OVER = 4;

    private boolean over;
    private long lead;
    private long furthest;
    private int framesWithoutGain;
    private int frames;

    /// Takes the time between two frames.
    ///
    /// @return whether the second belongs to the head start
    boolean takes(long nanos) {
        if (over) {
            return false;
        }
        lead = Math.max(0, lead + FRAME - nanos);
        boolean ahead = nanos < EARLY && lead <= MOST + TOLERANCE;
        framesWithoutGain = ahead && lead > furthest ? 0 : framesWithoutGain + 1;
        furthest = Math.max(furthest, lead);
        over = lead >= MOST - TOLERANCE || framesWithoutGain == OVER;
        frames += ahead ? 1 : 0;
        return ahead;
    }

    /// How many frames belong to it so far.
    int frames() {
        return frames;
    }
}
