package dev.vox.stack.compose.plan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Why a file of a build context could not be read; the message names the file.
final class Unreadable {
    private Unreadable() {}

    /// The failure, about that file.
    static IOException file(Path path, IOException cause) {
        return cause instanceof FileSystemException
                ? cause
                : new IOException(path + ": " + cause.getMessage(), cause);
    }

    /// What a message says of it.
    static String sentence(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> denied.getFile() + " may not be read";
            case FileSystemException other ->
                    other.getReason() == null
                            ? "cannot read " + other.getFile()
                            : "cannot read " + other.getFile() + ": " + other.getReason();
            default -> "cannot read " + failure.getMessage();
        };
    }
}
