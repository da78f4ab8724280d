package dev.vox.stack.compose.plan;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Goes through a build context as the builder gets it, folder by folder, names in order; links are not followed.
///
/// `.git` and `.vox` at its top are left out even where `.dockerignore` does not say so: they change without the project changing.
final class ContextWalk {
    private static final Set<String> STATE = Set.of(".git", ".vox");
    private static final int PERMISSIONS = 07777;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final String UNIX = "unix:mode,ino,size,lastModifiedTime,ctime";
    private static final boolean IS_UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final Path context;
    private final IgnoreRules rules;
    private final Visitor visitor;

    ContextWalk(Path context, IgnoreRules rules, Visitor visitor) {
        this.context = context;
        this.rules = rules;
        this.visitor = visitor;
    }

    /// Told of each entry that is not left out, a folder before what is in it.
    @FunctionalInterface
    interface Visitor {
        void visit(ContextEntry entry) throws IOException;
    }

    /// Goes through everything.
    ///
    /// @throws IOException naming the file that could not be read
    void run() throws IOException, InterruptedException {
        folder(context, "", IgnoreRules.Verdict.ROOT);
    }

    private void folder(Path folder, String prefix, IgnoreRules.Verdict verdict)
            throws IOException, InterruptedException {
        for (Path child : children(folder)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            String name = prefix + child.getFileName();
            if (!(prefix.isEmpty() && STATE.contains(name))) {
                child(child, name, verdict);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException e) {
            return List.of(); // gone since it was listed
        }
        children.sort(Comparator.comparing(child -> child.getFileName().toString()));
        return children;
    }

    private void child(Path child, String name, IgnoreRules.Verdict parent)
            throws IOException, InterruptedException {
        IgnoreRules.Verdict verdict = rules.judge(name, parent);
        if (verdict.ignored() && !rules.mayTakeBack()) {
            return;
        }
        Optional<ContextEntry> entry = look(child, name);
        if (entry.isEmpty()) {
            return;
        }
        if (!verdict.ignored()) {
            visitor.visit(entry.get());
        }
        if (entry.get().kind() == ContextEntry.Kind.FOLDER) {
            folder(child, name + "/", verdict);
        }
    }

    /// @return empty for what is in no context, and for what is gone since it was listed
    private static Optional<ContextEntry> look(Path path, String name) throws IOException {
        try {
            return IS_UNIX ? unix(path, name) : basic(path, name);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<ContextEntry> unix(Path path, String name) throws IOException {
        Map<String, Object> all = Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS);
        int mode = attribute(all, "mode", Integer.class);
        long size = attribute(all, "size", Long.class);
        long changed = nanos(attribute(all, "ctime", FileTime.class));
        long modified = nanos(attribute(all, "lastModifiedTime", FileTime.class));
        String stamp = size + " " + modified + " " + changed + " " + all.get("ino");
        return kind(mode & TYPE)
                .map(kind ->
                        new ContextEntry(
                                path,
                                name,
                                kind,
                                mode & PERMISSIONS,
                                size,
                                stamp,
                                Math.max(changed, modified)));
    }

    /// An attribute that was asked for is answered, or reading fails.
    private static <T> T attribute(Map<String, Object> all, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(all.get(name), name));
    }

    private static Optional<ContextEntry.Kind> kind(int type) {
        return switch (type) {
            case REGULAR -> Optional.of(ContextEntry.Kind.FILE);
            case 0040000 -> Optional.of(ContextEntry.Kind.FOLDER);
            case 0120000 -> Optional.of(ContextEntry.Kind.LINK);
            default -> Optional.empty();
        };
    }

    private static Optional<ContextEntry> basic(Path path, String name) throws IOException {
        BasicFileAttributes all =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (all.isOther()) {
            return Optional.empty();
        }
        ContextEntry.Kind kind =
                all.isSymbolicLink()
                        ? ContextEntry.Kind.LINK
                        : all.isDirectory() ? ContextEntry.Kind.FOLDER : ContextEntry.Kind.FILE;
        long modified = nanos(all.lastModifiedTime());
        String stamp = all.size() + " " + modified + " " + all.fileKey();
        return Optional.of(new ContextEntry(path, name, kind, 0, all.size(), stamp, modified));
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }
}
