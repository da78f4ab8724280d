package dev.vox.stack.compose.image;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Folders of files that are made, copied and taken away as a whole.
final class StagedFolder {
    private StagedFolder() {}

    /// What a file holds; null when there is none.
    static @Nullable String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException absent) {
            return null;
        }
    }

    /// Copies the files that lie in a folder, not those below.
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path copy = to.resolve(String.valueOf(file.getFileName()));
                Files.copy(file, copy);
                if (Files.isExecutable(file)) {
                    var _ = copy.toFile().setExecutable(true);
                }
            }
        }
    }

    /// The image keeps the permissions of its context, and its users are not this one.
    static void letEverybodyRead(Path folder) throws IOException {
        for (Path each : all(folder)) {
            if (Files.isSymbolicLink(each)) {
                continue;
            }
            Set<PosixFilePermission> permissions =
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.OTHERS_READ);
            if (Files.isDirectory(each) || executable(each)) {
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                permissions.add(PosixFilePermission.GROUP_EXECUTE);
                permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            }
            Files.setPosixFilePermissions(each, permissions);
        }
    }

    private static boolean executable(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }

    /// Takes a folder away; nothing to take away is fine.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        for (Path each : all(folder).reversed()) {
            Files.delete(each);
        }
    }

    /// Takes the folders away whose names begin so.
    static void deleteAll(Path folder, String prefix) throws IOException {
        List<Path> found;
        try (Stream<Path> each = Files.list(folder)) {
            found =
                    each.filter(path -> String.valueOf(path.getFileName()).startsWith(prefix))
                            .toList();
        }
        for (Path each : found) {
            delete(each);
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
