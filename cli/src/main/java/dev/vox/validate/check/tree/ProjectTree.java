package dev.vox.validate.check.tree;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Finds the files of a project by patterns.
public final class ProjectTree {
    private static final Set<String> NOT_THE_PROJECTS =
            Set.of(
                    ".git",
                    ".vox",
                    ".venv",
                    "venv",
                    "node_modules",
                    "__pycache__",
                    "target",
                    "site-packages");
    private static final String ANYWHERE = "**/";
    private static final int MOST_FILES = 20_000;
    private static final int MOST_BYTES = 4 << 20;

    private ProjectTree() {}

    /// The files that one of the patterns fits, by path; `**/` stands for any folders, none too. What others made in it
    /// (`node_modules`, `.venv`) is left out, and so are links.
    ///
    /// @param patterns with `/`, relative to the root
    /// @return relative to the root, sorted; of 20 000 files that were looked at
    public static List<Path> files(Path root, Collection<String> patterns) throws IOException {
        List<PathMatcher> matchers = new ArrayList<>();
        for (String pattern : patterns) {
            matchers.add(matcher(pattern));
            if (pattern.startsWith(ANYWHERE)) {
                matchers.add(matcher(pattern.substring(ANYWHERE.length())));
            }
            if (pattern.contains("/" + ANYWHERE)) {
                matchers.add(matcher(pattern.replace("/" + ANYWHERE, "/")));
            }
        }
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new Walk(root, matchers, found));
        found.sort(null);
        return List.copyOf(found);
    }

    /// The text of a file; what is longer than 4 MiB is cut, and what is no UTF-8 is read as it goes.
    public static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<PathMatcher> matchers;
        private final List<Path> found;
        private int seen;

        Walk(Path root, List<PathMatcher> matchers, List<Path> found) {
            this.root = root;
            this.matchers = matchers;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean others =
                    !folder.equals(root)
                            && NOT_THE_PROJECTS.contains(String.valueOf(folder.getFileName()));
            return others ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path relative = root.relativize(file);
            if (attributes.isRegularFile()
                    && matchers.stream().anyMatch(matcher -> matcher.matches(relative))) {
                found.add(relative);
            }
            return ++seen < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
