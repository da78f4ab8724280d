package dev.vox.validate;

import dev.vox.env.Project;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/// Goes through the files of a project that globs name. `**/` stands for any folders, none too.
///
/// Two kinds of folders are left out: those that hold what others made (`.git`, `node_modules`, `target`), and those that
/// are projects of their own, which are the ones that the tool would take for the project if it were started there
/// ({@link Project#isRoot}). A glob that names such a folder, as `examples/chat/**/*.py` does, goes into it.
public final class ProjectWalk {
    private static final int DEEPEST = 16;
    private static final String ANYWHERE = "**/";
    private static final Set<String> OTHERS =
            Set.of(
                    ".git",
                    ".vox",
                    ".venv",
                    "venv",
                    "node_modules",
                    "__pycache__",
                    "target",
                    "site-packages");

    private final Path root;
    private final List<Glob> globs;

    private ProjectWalk(Path root, List<Glob> globs) {
        this.root = root;
        this.globs = globs;
    }

    /// What looks at the files.
    @FunctionalInterface
    public interface Visitor {
        /// Takes a file, or a link.
        ///
        /// @param path below the root
        /// @param named whether a glob names it
        /// @return whether to go on
        boolean takes(Path path, BasicFileAttributes attributes, boolean named);
    }

    /// A walk through a project.
    ///
    /// @param globs relative to the root, `/` between names
    /// @throws CheckBroken when one is no glob; it is named
    public static ProjectWalk of(Path root, Collection<String> globs) throws CheckBroken {
        List<Glob> read = new ArrayList<>();
        for (String glob : globs) {
            read.add(Glob.of(root, glob));
        }
        return new ProjectWalk(root, List.copyOf(read));
    }

    /// Shows every file to a visitor, in no order. What cannot be read is passed over.
    public void show(Visitor visitor) throws IOException {
        Files.walkFileTree(root, Set.of(), DEEPEST, new Walk(visitor));
    }

    /// A glob, and the folders that it begins with by name.
    private record Glob(List<PathMatcher> matchers, Path lead) {
        static Glob of(Path root, String text) throws CheckBroken {
            try {
                List<PathMatcher> matchers = new ArrayList<>();
                matchers.add(matcher(text));
                if (text.startsWith(ANYWHERE)) {
                    matchers.add(matcher(text.substring(ANYWHERE.length())));
                }
                if (text.contains("/" + ANYWHERE)) {
                    matchers.add(matcher(text.replace("/" + ANYWHERE, "/")));
                }
                return new Glob(matchers, root.resolve(lead(text)).normalize());
            } catch (PatternSyntaxException e) {
                throw new CheckBroken("'%s' is no glob".formatted(text), e);
            }
        }

        private static PathMatcher matcher(String glob) {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        }

        private static String lead(String glob) {
            int wild = 0;
            while (wild < glob.length() && "*?[{\\".indexOf(glob.charAt(wild)) < 0) {
                wild++;
            }
            return glob.substring(0, Math.max(0, glob.lastIndexOf('/', wild - 1)));
        }

        boolean goesInto(Path folder) {
            return lead.startsWith(folder);
        }

        boolean names(Path path) {
            return matchers.stream().anyMatch(matcher -> matcher.matches(path));
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final Visitor visitor;

        /// Folders that are gone into only for globs that name them, the innermost first.
        private final Deque<Path> named = new ArrayDeque<>();

        Walk(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root) || !isLeftOut(folder)) {
                return FileVisitResult.CONTINUE;
            }
            if (globs.stream().noneMatch(glob -> glob.goesInto(folder))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            named.push(folder);
            return FileVisitResult.CONTINUE;
        }

        private static boolean isLeftOut(Path folder) {
            return OTHERS.contains(String.valueOf(folder.getFileName())) || Project.isRoot(folder);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException unreadable) {
            if (folder.equals(named.peek())) {
                named.pop();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path path = root.relativize(file);
            Path within = named.peek();
            boolean wanted =
                    globs.stream()
                            .anyMatch(glob ->
                                    (within == null || glob.goesInto(within)) && glob.names(path));
            return visitor.takes(path, attributes, wanted)
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
        }
    }
}
