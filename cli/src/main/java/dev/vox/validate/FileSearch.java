package dev.vox.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks for a file by a glob.
final class FileSearch {
    private FileSearch() {}

    /// Whether a file or a link of a project is called so, by its path below the root; a path without wildcards may name a
    /// folder too.
    static boolean finds(Path root, String glob) throws CheckBroken {
        if (isThere(root, glob)) {
            return true;
        }
        AtomicBoolean found = new AtomicBoolean();
        try {
            ProjectWalk.of(root, List.of(glob))
                    .show((_, _, named) -> !found.compareAndSet(false, named) || !named);
        } catch (IOException e) {
            throw new CheckBroken("cannot look for files like '%s'".formatted(glob), e);
        }
        return found.get();
    }

    private static boolean isThere(Path root, String path) {
        try {
            return Files.exists(root.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
