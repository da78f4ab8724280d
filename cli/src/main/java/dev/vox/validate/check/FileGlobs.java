package dev.vox.validate.check;

import dev.vox.validate.CheckBroken;
import dev.vox.validate.ProjectWalk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The files of a project that some globs name.
final class FileGlobs {
    private static final int MOST = 10_000;

    private FileGlobs() {}

    /// By their paths below the root, in order.
    static List<Path> find(Path root, List<String> globs) throws CheckBroken {
        Set<Path> found = new TreeSet<>();
        List<String> wild = new ArrayList<>();
        for (String glob : globs) {
            if (isPlain(glob)) {
                plain(root, glob, found);
            } else {
                wild.add(glob);
            }
        }
        if (!wild.isEmpty()) {
            walk(root, wild, found);
        }
        return List.copyOf(found);
    }

    private static boolean isPlain(String glob) {
        return glob.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static void plain(Path root, String path, Set<Path> found) throws CheckBroken {
        try {
            Path file = root.resolve(path);
            if (Files.isRegularFile(file)) {
                found.add(file.startsWith(root) ? root.relativize(file) : file);
            }
        } catch (InvalidPathException e) {
            throw new CheckBroken("'%s' is no path".formatted(path), e);
        }
    }

    private static void walk(Path root, List<String> globs, Set<Path> found) throws CheckBroken {
        try {
            ProjectWalk.of(root, globs)
                    .show((path, attributes, named) -> {
                        if (named && attributes.isRegularFile()) {
                            found.add(path);
                        }
                        return found.size() < MOST;
                    });
        } catch (IOException e) {
            throw new CheckBroken("%s cannot be searched".formatted(root), e);
        }
        if (found.size() >= MOST) {
            throw new CheckBroken("more than %d files are named".formatted(MOST));
        }
    }
}
