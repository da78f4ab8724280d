package dev.vox.runtime.worker;

import dev.vox.runtime.audio.WireFormat;

import java.time.Duration;

/// The schedule of one utterance's frames. Times are `System.nanoTime`.
///
/// The listener is taken to play from the first frame on and to wait whenever the audio runs out, so what was late is
/// not made up for: the schedule moves instead.
final class Pacer {
    /// The most audio that is sent before its time.
    static final Duration LEAD = Duration.ofMillis(200);

    private static final long FRAME_NANOS = WireFormat.FRAME_DURATION.toNanos();

    private final Pace pace;
    private long start;
    private long frames;

    Pacer(Pace pace) {
        this.pace = pace;
    }

    /// Nanoseconds until the next frame may be sent; 0 or less: now.
    long delay(long now) {
        return switch (pace) {
            case FAST -> 0;
            case REALTIME ->
                    frames == 0 ? 0 : start + (frames + 1) * FRAME_NANOS - LEAD.toNanos() - now;
        };
    }

    /// A frame was sent.
    void sent(long now) {
        long ranOut = now - (start + frames * FRAME_NANOS);
        if (frames == 0) {
            start = now;
        } else if (ranOut > 0) {
            start += ranOut;
        }
        frames++;
    }

    /// The listener paused for that long.
    void shift(long nanos) {
        start += nanos;
    }
}
