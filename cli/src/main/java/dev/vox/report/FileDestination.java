package dev.vox.report;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// A report in a file: written under another name beside it, and moved when it is whole.
///
/// A symbolic link stays one. What is no regular file, such as `/dev/fd/3`, is written to as the report grows.
public final class FileDestination implements Destination {
    private final Path file;
    private @Nullable Path target;
    private @Nullable Path temporary;
    private @Nullable OutputStream stream;

    /// A report in a file; folders that are missing are made.
    public FileDestination(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void write(String text) throws IOException {
        bytes().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same as bytes, for what is no text; [#finish()] closes it.
    public OutputStream bytes() throws IOException {
        OutputStream open = stream == null ? open() : stream;
        stream = open;
        return open;
    }

    private OutputStream open() throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(place)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Files.newOutputStream(file);
        }
        Path folder = Objects.requireNonNull(place.getParent(), "a file lies in a folder");
        Files.createDirectories(folder);
        target = place;
        temporary = Files.createTempFile(folder, ".vox-report-", ".part", forEveryone(place));
        return Files.newOutputStream(temporary);
    }

    /// As any new file: what the umask leaves of it.
    private static FileAttribute<?>[] forEveryone(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-rw-rw-"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void finish() throws IOException {
        if (stream == null) {
            stream = open();
        }
        stream.close();
        if (temporary != null && target != null) {
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            temporary = null;
        }
    }

    @Override
    public void drop() {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            // The failure before this one is what is told.
        }
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // Then its name says what it is.
        }
    }
}
