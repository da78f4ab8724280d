package dev.vox.runtime.vad;

/// When frames would have come had none been held up: 20 ms apart, and never later than they came.
final class ArrivalClock {
    private static final long FRAME_NANOS = 20_000_000;

    /// How much later it lets a frame have come than the one before, at most: what clocks that differ need, and lost frames.
    private static final long DRIFT_NANOS = 1_000_000;

    /// Later than this, the client had stopped.
    private static final long STOPPED_NANOS = 1_000_000_000;

    private boolean started;
    private long due;

    /// The time of the next frame, which came at a time by `System.nanoTime()`.
    long next(long arrivedNanos) {
        due += FRAME_NANOS;
        long late = arrivedNanos - due;
        if (!started || late < 0 || late > STOPPED_NANOS) {
            started = true;
            due = arrivedNanos;
        } else {
            due += Math.min(late, DRIFT_NANOS);
        }
        return due;
    }

    /// A frame never came.
    void skip() {
        due += FRAME_NANOS;
    }
}
