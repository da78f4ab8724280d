package dev.vox.voice.sound;

/// What a loudspeaker played, the last second of it.
@FunctionalInterface
public interface PlayedAudio {
    /// Reads what was played from a moment on; silence where nothing was.
    ///
    /// @param from in nanoseconds of the session's ticker
    /// @param samples at 48 kHz, each of which is written
    void read(long from, short[] samples);
}
