package dev.vox.runtime.audio;

import java.io.IOException;
import java.nio.file.Path;

/// A file is not a WAV file that can be read. The message names the file and what is wrong with it.
public final class WavFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    WavFormatException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
