package dev.vox.voice;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.runtime.audio.WavWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes audio as WAV where it was asked to go, and says in a user's words why it cannot.
final class WavSink implements FrameSink, AutoCloseable {
    private final String name;
    private final @Nullable WavWriter writer;

    private WavSink(String name, @Nullable WavWriter writer) {
        this.name = name;
        this.writer = writer;
    }

    /// Opens the output.
    ///
    /// @throws MissingPrerequisite when the file's folder is not there, or the name is a folder's
    /// @throws IOException when it cannot be written to
    static WavSink to(AudioOutput output) throws IOException {
        return switch (output) {
            case AudioOutput.None() -> new WavSink("", null);
            case AudioOutput.Stream(var bytes) -> new WavSink("-", WavWriter.toStream(bytes));
            case AudioOutput.File(Path path) -> new WavSink(path.toString(), file(path));
        };
    }

    private static WavWriter file(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new MissingPrerequisite(
                    "[%s] is a folder, and audio goes to a file".formatted(path),
                    "name a file in it with -o");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new MissingPrerequisite(
                    "[%s] there is no folder %s".formatted(path, folder),
                    "make it, or name another with -o");
        }
        try {
            return WavWriter.toFile(path);
        } catch (IOException e) {
            throw unwritten(path.toString(), e);
        }
    }

    /// What the audio is written to, as the user named it; null when nowhere.
    @Nullable String name() {
        return writer == null ? null : name;
    }

    @Override
    public void frame(byte[] pcm) throws IOException {
        if (writer != null) {
            try {
                writer.write(pcm);
            } catch (IOException e) {
                throw unwritten(name, e);
            }
        }
    }

    /// Completes the audio; only now is a file there.
    void finish() throws IOException {
        if (writer != null) {
            try {
                writer.finish();
            } catch (IOException e) {
                throw unwritten(name, e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private static IOException unwritten(String name, IOException cause) {
        String reason =
                switch (cause) {
                    case AccessDeniedException _ -> "may not be written";
                    case FileSystemException e when e.getReason() != null ->
                            "cannot be written: " + e.getReason();
                    default -> "cannot be written: " + cause.getMessage();
                };
        return new IOException("[%s] %s".formatted(name, reason), cause);
    }
}
