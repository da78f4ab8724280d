package dev.vox.validate;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks for a file by a glob.
final class FileSearch {
    private static final int DEEPEST = 16;
    private static final Set<String> SKIPPED = Set.of(".git", ".vox", "node_modules", ".venv");

    private FileSearch() {}

    /// Whether a file of a folder is called so, by its path below it.
    static boolean finds(Path root, String glob) throws CheckBroken {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        AtomicBoolean found = new AtomicBoolean(Files.exists(root.resolve(glob)));
        if (found.get()) {
            return true;
        }
        try {
            Files.walkFileTree(
                    root,
                    Set.of(),
                    DEEPEST,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes of) {
                            return SKIPPED.contains(String.valueOf(folder.getFileName()))
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
                            found.compareAndSet(false, matcher.matches(root.relativize(file)));
                            return found.get()
                                    ? FileVisitResult.TERMINATE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new CheckBroken("cannot look for files like '%s'".formatted(glob), e);
        }
        return found.get();
    }
}
