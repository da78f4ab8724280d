package dev.vox.voice;

import java.io.IOException;

/// Takes the audio of an utterance, frame by frame, in order. A sink that blocks slows the server down.
@FunctionalInterface
public interface FrameSink {
    /// Listens to nothing.
    FrameSink NONE = pcm -> {};

    /// Takes the next 20 ms.
    ///
    /// @param pcm 1920 bytes, which are the sink's from here on
    /// @throws IOException when the sink cannot take them; the utterance is given up
    void frame(byte[] pcm) throws IOException;
}
