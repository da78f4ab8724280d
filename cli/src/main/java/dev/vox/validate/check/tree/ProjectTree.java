package dev.vox.validate.check.tree;

import dev.vox.validate.CheckBroken;
import dev.vox.validate.ProjectWalk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Finds the files of a project by patterns.
public final class ProjectTree {
    private static final int MOST_FILES = 20_000;
    private static final int MOST_BYTES = 4 << 20;

    private ProjectTree() {}

    /// The files that one of the patterns fits, by path; which folders are left out is told at {@link ProjectWalk}. Links
    /// are left out too.
    ///
    /// @param patterns with `/`, relative to the root
    /// @return relative to the root, sorted; of 20 000 files that were looked at
    /// @throws CheckBroken when a pattern is no glob
    public static List<Path> files(Path root, Collection<String> patterns)
            throws IOException, CheckBroken {
        List<Path> found = new ArrayList<>();
        AtomicInteger seen = new AtomicInteger();
        ProjectWalk.of(root, patterns)
                .show((path, attributes, named) -> {
                    if (named && attributes.isRegularFile()) {
                        found.add(path);
                    }
                    return seen.incrementAndGet() < MOST_FILES;
                });
        found.sort(null);
        return List.copyOf(found);
    }

    /// The text of a file; what is longer than 4 MiB is cut, and what is no UTF-8 is read as it goes.
    public static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
