package dev.vox.runtime.audio;

import java.time.Duration;

/// The one audio format between services: mono, signed 16-bit little-endian PCM at 48 kHz, in frames of 20 ms.
///
/// Source: the TTS worker protocol, `proto/tts.proto`.
public final class WireFormat {
    /// Samples a second, in Hz.
    public static final int SAMPLE_RATE = 48_000;

    /// Samples in one frame.
    public static final int FRAME_SAMPLES = 960;

    /// Bytes in one frame.
    public static final int FRAME_BYTES = FRAME_SAMPLES * Short.BYTES;

    /// Length of one frame, in milliseconds.
    public static final int FRAME_MILLIS = 20;

    /// Length of one frame.
    public static final Duration FRAME_DURATION = Duration.ofMillis(FRAME_MILLIS);

    private WireFormat() {}
}
