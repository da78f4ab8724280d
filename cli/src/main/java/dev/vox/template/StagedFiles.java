package dev.vox.template;

import dev.vox.problem.MissingPrerequisite;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Files that are written in full beside their places before the first of them is moved there.
final class StagedFiles {
    /// @param kept where the file that is replaced goes; null where none is, or where it is only extended
    private record Staged(Path temporary, Path target, @Nullable Path kept) {}

    private final List<Staged> staged = new ArrayList<>();
    private final Deque<Path> madeFolders = new ArrayDeque<>();

    private StagedFiles() {}

    /// Writes what the plans say. When one file cannot be written none is, and the folders that were made go again.
    ///
    /// @throws MissingPrerequisite naming the file that cannot be written
    static void write(Path folder, List<FilePlan> plans) {
        StagedFiles files = new StagedFiles();
        Path target = folder;
        try {
            for (FilePlan plan : plans) {
                if (plan.text() != null) {
                    target = folder.resolve(plan.file().path());
                    files.stage(target, plan.text(), kept(folder, plan));
                }
            }
            for (Staged each : files.staged) {
                target = each.target();
                if (each.kept() != null) {
                    Files.copy(target, each.kept(), StandardCopyOption.COPY_ATTRIBUTES);
                }
                Files.move(each.temporary(), target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            files.clean();
            throw new MissingPrerequisite(
                    "[" + target + "] cannot be written: " + reason(e),
                    "see who may write there: ls -ld " + target.getParent(),
                    e);
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? "no reason given" : message;
    }

    private static @Nullable Path kept(Path folder, FilePlan plan) {
        String kept = plan.outcome().kept();
        return kept == null ? null : folder.resolve(kept);
    }

    private void stage(Path target, String text, @Nullable Path kept) throws IOException {
        makeFolder(target.getParent());
        Path temporary = target.resolveSibling(target.getFileName() + ".vox-init");
        staged.add(new Staged(temporary, target, kept));
        Files.deleteIfExists(temporary);
        Files.writeString(temporary, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        keepPermissions(target, temporary);
    }

    private void makeFolder(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        makeFolder(folder.getParent());
        Files.createDirectory(folder);
        madeFolders.push(folder);
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }

    private void clean() {
        staged.forEach(each -> delete(each.temporary()));
        madeFolders.forEach(StagedFiles::delete);
    }

    /// A folder that holds something by now stays.
    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException ignored) {
            // What stays behind is a temporary file or an empty folder; the failure itself is
            // reported.
        }
    }
}
