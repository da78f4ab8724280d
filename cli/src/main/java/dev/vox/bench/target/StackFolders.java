package dev.vox.bench.target;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.FolderLock;
import dev.vox.stack.RunFolder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The folders of the stacks that are started for measurements: `.vox/bench/stacks/1` and on, of the project.
///
/// Each has a lock, which the system gives back when the process that holds it dies, however it dies: a folder whose lock is
/// free is what a run left behind that was killed, and its stack is ended by whoever comes next.
final class StackFolders {
    private static final int MOST = 64;

    private final Project project;

    StackFolders(Project project) {
        this.project = project;
    }

    /// The project whose files their stacks have.
    Project project() {
        return project;
    }

    /// A folder that nobody has, with the files of a project in it.
    ///
    /// @param files the project, which need not be the one whose folders these are
    /// @throws MissingPrerequisite naming the folder that cannot be made
    StackFolder take(Project files) throws InterruptedException {
        Path root = root();
        try {
            for (int slot = 1; slot <= MOST; slot++) {
                FolderLock lock = FolderLock.tryTake(lock(root, slot)).orElse(null);
                if (lock != null) {
                    return made(folder(root, slot, lock), files);
                }
            }
        } catch (IOException e) {
            throw unusable(root, e);
        }
        throw new MissingPrerequisite(
                "[%s] %d stacks are being measured here".formatted(root, MOST),
                "wait until they are done");
    }

    private static StackFolder made(StackFolder folder, Project files) throws IOException {
        try {
            folder.end();
            folder.make(files);
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.release();
            throw e;
        }
    }

    /// Ends what runs left behind that were killed. What cannot be ended is reported, and stays for the next time.
    void sweep(Progress progress) throws InterruptedException {
        Path root = project.state().resolve("bench").resolve("stacks");
        for (int slot : slots(root)) {
            try {
                Optional<FolderLock> lock = FolderLock.tryTake(lock(root, slot));
                if (lock.isPresent()) {
                    sweep(folder(root, slot, lock.get()), progress);
                }
            } catch (IOException e) {
                throw unusable(root, e);
            }
        }
    }

    private static void sweep(StackFolder folder, Progress progress) {
        String subject = folder.path().toString();
        long began = System.nanoTime();
        progress.report(
                new ProgressEvent.Started(
                        subject, "the end of a stack that was left behind", StackFolder.STOP));
        Optional<String> problem = folder.end();
        folder.release();
        progress.report(
                problem.<ProgressEvent>map(reason -> new ProgressEvent.Failed(subject, reason))
                        .orElseGet(() ->
                                new ProgressEvent.Finished(
                                        subject,
                                        "a stack that was left behind is gone",
                                        Duration.ofNanos(System.nanoTime() - began))));
    }

    private static List<Integer> slots(Path root) {
        List<Integer> slots = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return slots;
        }
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(
                        root, each -> each.getFileName().toString().matches("[0-9]{1,3}"))) {
            folders.forEach(each -> slots.add(Integer.parseInt(each.getFileName().toString())));
        } catch (IOException e) {
            throw unusable(root, e);
        }
        return slots;
    }

    private Path root() {
        RunFolder.create(project);
        Path bench = project.state().resolve("bench");
        Path root = bench.resolve("stacks");
        RunFolder.ownFolder(bench);
        RunFolder.ownFolder(root);
        return root;
    }

    private StackFolder folder(Path root, int slot, FolderLock lock) {
        return new StackFolder(root.resolve(Integer.toString(slot)), slot, lock);
    }

    private static Path lock(Path root, int slot) {
        return root.resolve(slot + ".lock");
    }

    static MissingPrerequisite unusable(Path path, IOException cause) {
        return new MissingPrerequisite(
                "[%s] a stack cannot have its folder here: %s".formatted(path, cause.getMessage()),
                "make the project folder writable, or name another one with --project",
                cause);
    }
}
