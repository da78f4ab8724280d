package dev.vox.validate.check;

import dev.vox.validate.CheckBroken;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The files of a project that some globs name, below no folder that holds what others made.
final class FileGlobs {
    private static final int DEEPEST = 16;
    private static final int MOST = 10_000;
    private static final Set<String> SKIPPED =
            Set.of(".git", ".vox", "node_modules", ".venv", "__pycache__", "target");

    private FileGlobs() {}

    /// By their paths below the root, in order.
    static List<Path> find(Path root, List<String> globs) throws CheckBroken {
        Set<Path> found = new TreeSet<>();
        List<PathMatcher> matchers = new ArrayList<>();
        for (String glob : globs) {
            if (isPlain(glob)) {
                plain(root, glob, found);
            } else {
                matchers.add(matcher(glob));
                if (glob.startsWith("**/")) {
                    matchers.add(matcher(glob.substring(3)));
                }
            }
        }
        if (!matchers.isEmpty()) {
            walk(root, matchers, found);
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

    private static PathMatcher matcher(String glob) throws CheckBroken {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (IllegalArgumentException e) {
            throw new CheckBroken("'%s' is no glob".formatted(glob), e);
        }
    }

    private static void walk(Path root, List<PathMatcher> matchers, Set<Path> found)
            throws CheckBroken {
        try {
            Files.walkFileTree(root, Set.of(), DEEPEST, new Finder(root, matchers, found));
        } catch (IOException e) {
            throw new CheckBroken("%s cannot be searched".formatted(root), e);
        }
        if (found.size() >= MOST) {
            throw new CheckBroken("more than %d files are named".formatted(MOST));
        }
    }

    private static final class Finder extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<PathMatcher> matchers;
        private final Set<Path> found;

        Finder(Path root, List<PathMatcher> matchers, Set<Path> found) {
            this.root = root;
            this.matchers = matchers;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes seen) {
            return SKIPPED.contains(String.valueOf(folder.getFileName())) && !folder.equals(root)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
            Path path = root.relativize(file);
            if (seen.isRegularFile() && matchers.stream().anyMatch(each -> each.matches(path))) {
                found.add(path);
            }
            return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
