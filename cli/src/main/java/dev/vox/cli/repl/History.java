package dev.vox.cli.repl;

import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The lines that were typed before, in a file that only its owner may read. A line with a secret in it is not kept, not even
/// until the end of the loop. A file that cannot be used is done without.
final class History {
    private static final Set<PosixFilePermission> OWN =
            PosixFilePermissions.fromString("rw-------");
    private static final int MOST_LINES = 2000;

    private final @Nullable Path file;
    private final DefaultHistory lines;

    private History(@Nullable Path file, DefaultHistory lines) {
        this.file = file;
        this.lines = lines;
    }

    /// The history in a file.
    ///
    /// @param wanted null for none
    /// @param secret whether a line must not be kept
    static History of(@Nullable Path wanted, Predicate<String> secret) {
        DefaultHistory lines =
                new DefaultHistory() {
                    @Override
                    public void add(Instant time, String line) {
                        if (!secret.test(line)) {
                            super.add(time, line);
                        }
                    }
                };
        return new History(wanted != null && own(wanted) ? wanted : null, lines);
    }

    private static boolean own(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                return false;
            }
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(folder);
            FileAttribute<?>[] mode =
                    posix
                            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWN)}
                            : new FileAttribute<?>[0];
            try {
                Files.createFile(file, mode);
            } catch (FileAlreadyExistsException e) {
                if (posix) {
                    Files.setPosixFilePermissions(file, OWN);
                }
            }
            return Files.isRegularFile(file);
        } catch (IOException e) {
            return false;
        }
    }

    DefaultHistory lines() {
        return lines;
    }

    /// What tells the line editor of the file; its own from here on, as it adds to it.
    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put(LineReader.HISTORY_FILE_SIZE, MOST_LINES);
        if (file != null) {
            variables.put(LineReader.HISTORY_FILE, file);
        }
        return variables;
    }

    /// Writes what was added.
    void save() {
        try {
            if (file != null) {
                lines.save();
            }
        } catch (IOException e) {
            // The lines are lost, which is no reason to fail at the end.
        }
    }
}
