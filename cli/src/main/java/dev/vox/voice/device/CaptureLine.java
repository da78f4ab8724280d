package dev.vox.voice.device;

import java.io.Closeable;
import java.io.InputStream;

/// A microphone that is open. Closing it ends a read that waits.
interface CaptureLine extends Closeable {
    /// What reaches it is called: `parec`.
    String name();

    /// What it hears: s16le, 48 kHz, mono; its end is the microphone's.
    InputStream sound();
}
