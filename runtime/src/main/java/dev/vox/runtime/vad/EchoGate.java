package dev.vox.runtime.vad;

/// Knows our own voice when it comes back: what is played is known, and what comes in is held against it.
///
/// One thread tells what is played, another asks.
public final class EchoGate {
    private final PlayedVoice played = new PlayedVoice();
    private final ArrivalClock clock = new ArrivalClock();
    private final Spectrum spectrum = new Spectrum();
    private final EchoPath path = new EchoPath();
    private final float[] bands = new float[Spectrum.BANDS];

    /// Takes note of what is played.
    ///
    /// @param frame 1920 bytes as on the wire: 20 ms at 48 kHz; not changed any more
    /// @param sentNanos when it is sent to the client, by `System.nanoTime()`
    public void played(byte[] frame, long sentNanos) {
        synchronized (played) {
            played.send(frame, sentNanos);
        }
    }

    /// What has been sent and not been played is void.
    public void flushed(long atNanos) {
        synchronized (played) {
            played.flush(atNanos);
        }
    }

    /// Whether our own voice, played within the last 600 ms, explains the next frame that comes in.
    ///
    /// @param frame 20 ms at 16 kHz, mono: 320 samples; not kept
    /// @param arrivedNanos when it came, by `System.nanoTime()`
    public boolean explains(short[] frame, long arrivedNanos) {
        long slot =
                Math.floorDiv(clock.next(arrivedNanos), PlayedVoice.SLOT_NANOS)
                        - PlayedVoice.FRAME_SLOTS;
        spectrum.measure(frame, 0, bands);
        synchronized (played) {
            return path.explains(bands, played, slot);
        }
    }

    /// A frame never came: time runs on.
    public void missed() {
        clock.skip();
    }
}
