package dev.vox.voice;

import java.io.OutputStream;
import java.nio.file.Path;

/// Where speech is written as WAV: 48 kHz, mono, 16 bit.
public sealed interface AudioOutput {
    /// Nowhere.
    record None() implements AudioOutput {}

    /// A file, which appears under its name when it is whole.
    record File(Path path) implements AudioOutput {}

    /// A stream, which stays open.
    record Stream(OutputStream bytes) implements AudioOutput {}
}
