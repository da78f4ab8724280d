package dev.vox.env.export;

import dev.vox.problem.MissingPrerequisite;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// Writes files that are their owner's alone.
public final class PrivateFile {
    private PrivateFile() {}

    /// Writes a whole file or leaves the one that is there: to a temporary name beside it, readable and writable by its
    /// owner only, and then moved. A symbolic link stays one.
    ///
    /// @throws MissingPrerequisite when it cannot be written there
    public static void write(Path file, String text) {
        Path temporary = null;
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(target)) {
                throw new MissingPrerequisite("[" + file + "] a folder, not a file");
            }
            Path folder = Objects.requireNonNull(target.getParent(), "a file lies in a folder");
            if (!Files.isDirectory(folder)) {
                throw new MissingPrerequisite(
                        "[" + file + "] cannot be written: its folder is not there",
                        "make it: mkdir -p " + folder);
            }
            temporary = Files.createTempFile(folder, ".vox-", ".tmp", ownersOnly(target));
            Files.writeString(temporary, text);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            drop(temporary);
            throw new MissingPrerequisite(
                    "[" + file + "] cannot be written: " + reason(e),
                    "see who may write to it and to its folder",
                    e);
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// The message of a file system's exception is the name of a file, here that of a temporary one.
    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> failure.getClass().getSimpleName();
        };
    }

    private static void drop(@Nullable Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // The failure before this one is what is told.
        }
    }
}
