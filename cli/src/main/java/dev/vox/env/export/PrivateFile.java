package dev.vox.env.export;

import dev.vox.problem.MissingPrerequisite;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

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
            temporary =
                    Files.createTempFile(target.getParent(), ".vox-", ".tmp", ownersOnly(target));
            Files.writeString(temporary, text);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            drop(temporary);
            throw new MissingPrerequisite(
                    "[" + file + "] cannot be written: " + e.getMessage(),
                    "see whether its folder is there, and who may write to it",
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
