package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;

/// When an ear hears each frame: the first plays after the buffer's length, each other right after the one before it, or
/// when it comes if that is later. Such a gap is an underrun and moves everything behind it.
public final class PlayoutClock {
    private final long bufferNanos;
    private long nextAt;
    private boolean playing;
    private int underruns;

    /// A clock of one utterance.
    ///
    /// @param bufferNanos how long the first frame waits
    public PlayoutClock(long bufferNanos) {
        this.bufferNanos = bufferNanos;
    }

    /// Takes the next frame.
    ///
    /// @param arrivedAt when it came, in nanoseconds of the ticker
    /// @return when its first sample plays, on the same clock
    public long play(long arrivedAt) {
        long playsAt;
        if (!playing) {
            playing = true;
            playsAt = arrivedAt + bufferNanos;
        } else if (arrivedAt > nextAt) {
            underruns++;
            playsAt = arrivedAt;
        } else {
            playsAt = nextAt;
        }
        nextAt = playsAt + WireFormat.FRAME_DURATION.toNanos();
        return playsAt;
    }

    /// How many frames came after their playout time.
    public int underruns() {
        return underruns;
    }
}
