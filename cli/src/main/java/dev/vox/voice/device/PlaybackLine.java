package dev.vox.voice.device;

import java.io.Closeable;
import java.io.IOException;

/// A speaker that is open. One thread writes; any thread drops and closes.
interface PlaybackLine extends Closeable {
    /// What reaches it is called: `paplay`.
    String name();

    /// Plays samples behind those written before; waits for room.
    ///
    /// @param pcm s16le, 48 kHz, mono
    void write(byte[] pcm) throws IOException;

    /// Falls silent: what was written and has not sounded is dropped. It does not wait.
    void drop() throws IOException;
}
