package dev.vox.contract.audit;

import dev.vox.problem.OperationFailed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files of a project that globs name.
final class ProjectFiles {
    private static final Set<String> NOT_WRITTEN_BY_HAND =
            Set.of(".git", ".vox", ".venv", "venv", "node_modules", "target", "__pycache__");
    private static final long LONGEST_BYTES = 4 << 20;

    private ProjectFiles() {}

    /// The files below a folder that one of the globs names, in order of their names; folders of tools are left out,
    /// and so are files of more than 4 MiB.
    ///
    /// @param globs relative to the folder, `/` between names, `**` for any depth
    static List<Path> matching(Path root, List<String> globs) {
        List<PathMatcher> matchers = globs.stream().flatMap(glob -> matchers(root, glob)).toList();
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Finder(root, matchers, found));
        } catch (IOException e) {
            throw new OperationFailed("[%s] cannot be read".formatted(root), null, e);
        }
        return found.stream().sorted().toList();
    }

    /// `**/x` of Java's globs does not match `x` itself; people mean it to.
    private static Stream<PathMatcher> matchers(Path root, String glob) {
        var system = root.getFileSystem();
        PathMatcher written = system.getPathMatcher("glob:" + glob);
        return glob.contains("**/")
                ? Stream.of(written, system.getPathMatcher("glob:" + glob.replace("**/", "")))
                : Stream.of(written);
    }

    /// A file's text; bytes that are no UTF-8 become replacement characters.
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OperationFailed("[%s] cannot be read".formatted(file), null, e);
        }
    }

    private static final class Finder extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<PathMatcher> matchers;
        private final List<Path> found;

        Finder(Path root, List<PathMatcher> matchers, List<Path> found) {
            this.root = root;
            this.matchers = matchers;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            boolean skipped = !folder.equals(root) && NOT_WRITTEN_BY_HAND.contains("" + name);
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path relative = root.relativize(file);
            if (attributes.isRegularFile()
                    && attributes.size() <= LONGEST_BYTES
                    && matchers.stream().anyMatch(matcher -> matcher.matches(relative))) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
        }
    }
}
