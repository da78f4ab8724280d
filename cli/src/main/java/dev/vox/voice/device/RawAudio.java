package dev.vox.voice.device;

import dev.vox.voice.sound.UserAudio;

import java.io.InputStream;

/// A stream of samples without a header, such as standard input: s16le at 48 kHz, mono. It is read as fast as it is asked
/// for; what comes slower than it plays has silence in it. The stream stays open.
public final class RawAudio implements UserAudio, AutoCloseable {
    private final FrameQueue frames;

    /// Begins to read.
    public RawAudio(InputStream source) {
        this.frames = FrameQueue.of("raw audio", source, false);
    }

    @Override
    public boolean next(short[] frame) {
        return frames.next(frame);
    }

    @Override
    public void close() {
        frames.end();
    }
}
