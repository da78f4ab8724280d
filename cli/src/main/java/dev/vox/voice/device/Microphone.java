package dev.vox.voice.device;

import dev.vox.voice.sound.UserAudio;

import java.io.Closeable;
import java.io.IOException;

/// The machine's microphone. Who asks it too seldom hears the newest 200 ms.
public final class Microphone implements UserAudio, Closeable {
    private final CaptureLine line;
    private final FrameQueue frames;

    Microphone(CaptureLine line) {
        this.line = line;
        this.frames = FrameQueue.of("microphone", line.sound(), true);
    }

    /// What reaches it is called: `parec`.
    public String name() {
        return line.name();
    }

    @Override
    public boolean next(short[] frame) {
        return frames.next(frame);
    }

    @Override
    public void close() throws IOException {
        frames.end();
        line.close();
    }
}
