package dev.vox.runtime.vad;

/// Knows our own voice when it comes back: what is played is known, and what comes in is held against it.
///
/// One thread tells what is played, another asks.
public final class EchoGate {
    /// Takes note of what is played.
    ///
    /// @param frame 20 ms at 48 kHz, mono: 960 samples; not kept
    /// @param sentNanos when it is sent to the client, by `System.nanoTime()`
    public void played(short[] frame, long sentNanos) {}

    /// What has been sent and not been played is void.
    public void flushed(long atNanos) {}

    /// Whether our own voice, played within the last 600 ms, explains the next frame that comes in.
    ///
    /// @param frame 20 ms at 16 kHz, mono: 320 samples; not kept
    /// @param arrivedNanos when it came, by `System.nanoTime()`
    public boolean explains(short[] frame, long arrivedNanos) {
        return false;
    }

    /// A frame never came: time runs on.
    public void missed() {}
}
