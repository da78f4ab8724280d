package dev.vox.template;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What stands in the way of writing a project's files, found before the first of them is touched.
final class Obstacles {
    private final Path folder;
    private final Set<String> found = new LinkedHashSet<>();

    private Obstacles(Path folder) {
        this.folder = folder;
    }

    /// Each as `[path] problem`; empty when nothing is in the way.
    static List<String> of(Path folder, List<ProjectFile> files) {
        Obstacles obstacles = new Obstacles(folder);
        if (obstacles.usable(folder)) {
            files.forEach(file -> obstacles.look(folder.resolve(file.path())));
        }
        return new ArrayList<>(obstacles.found);
    }

    private void look(Path target) {
        Path parent = target.getParent();
        if (parent != null && !parent.equals(folder)) {
            if (Files.isSymbolicLink(parent)) {
                found.add(label(parent) + "a symbolic link, not a folder of the project");
                return;
            }
            if (!usable(parent)) {
                return;
            }
        }
        if (Files.isSymbolicLink(target)) {
            found.add(label(target) + "a symbolic link; what it points to is not touched");
        } else if (Files.isDirectory(target)) {
            found.add(label(target) + "a folder, not a file");
        } else if (Files.exists(target) && !Files.isRegularFile(target)) {
            found.add(label(target) + "not a regular file");
        } else if (Files.exists(target) && !Files.isReadable(target)) {
            found.add(label(target) + "may not be read");
        }
    }

    /// Whether files can be made in a folder, or the folder itself can be made.
    private boolean usable(Path wanted) {
        Path there = nearest(wanted);
        if (there == null || !Files.isDirectory(there)) {
            found.add(label(there == null ? wanted : there) + "a file, not a folder");
            return false;
        }
        if (!Files.isWritable(there)) {
            found.add(label(there) + "may not be written to");
            return false;
        }
        return true;
    }

    private static @Nullable Path nearest(Path wanted) {
        Path there = wanted;
        while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there;
    }

    private String label(Path path) {
        boolean inside = path.startsWith(folder) && !path.equals(folder);
        return "[" + (inside ? folder.relativize(path) : path) + "] ";
    }
}
