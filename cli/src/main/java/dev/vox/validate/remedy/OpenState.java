package dev.vox.validate.remedy;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// State of the tool that others than its owner may read: folders are 0700, the token and the record 0600.
///
/// A link leads to what somebody shares on purpose, and what belongs to another user that one decides about.
final class OpenState implements Remedy {
    static final String CHECK = "project.state-mode";

    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    private final Project project;

    OpenState(Project project) {
        this.project = project;
    }

    @Override
    public Set<String> answersTo() {
        return Set.of(CHECK);
    }

    @Override
    public List<Change> plan() {
        List<Change> changes = new ArrayList<>();
        for (Path folder : List.of(project.state(), project.run(), project.logs())) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isOpen(folder)) {
                changes.add(new Change.Restrict(folder, "700"));
            }
        }
        for (String name : List.of("control.token", "stack.json", "compose.json")) {
            Path file = project.run().resolve(name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isOpen(file)) {
                changes.add(new Change.Restrict(file, "600"));
            }
        }
        return changes;
    }

    private boolean isOpen(Path path) {
        try {
            PosixFileAttributes has = attributes(path);
            PosixFileAttributes root = attributes(project.root());
            if (has == null || root == null || !has.owner().equals(root.owner())) {
                return false;
            }
            Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
            open.addAll(has.permissions());
            open.retainAll(OTHERS);
            return !open.isEmpty();
        } catch (IOException e) {
            throw new MissingPrerequisite("[" + path + "] cannot be looked at", null, e);
        }
    }

    private static @Nullable PosixFileAttributes attributes(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(
                        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view == null ? null : view.readAttributes();
    }
}
