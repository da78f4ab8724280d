package dev.vox.stack;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// `.vox/run` of a project: the record of what is up, and the locks that guard it.
///
/// Only the stack's own process writes the record, and removes it when it ends; a record whose process is gone is what a
/// crash leaves. That process holds `stack.lock` until nothing of the stack is left, and whoever starts one holds `start.lock`.
public final class RunFolder {
    private static final Set<PosixFilePermission> FOLDER_MODE =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE =
            PosixFilePermissions.fromString("rw-------");
    private static final String RECORD = "stack.json";
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /// The folder of a project, made with its parent when it is not there.
    ///
    /// @throws MissingPrerequisite naming the path that cannot be made
    public static RunFolder create(Project project) {
        ownFolder(project.state());
        ownFolder(project.run());
        ignoreInGit(project.state());
        return new RunFolder(project.run());
    }

    /// The folder of a project, when it is there.
    public static Optional<RunFolder> find(Project project) {
        return Files.isDirectory(project.run())
                ? Optional.of(new RunFolder(project.run()))
                : Optional.empty();
    }

    /// The record of what is up; one that cannot be read as such counts as none.
    ///
    /// @throws MissingPrerequisite when the file is there and this user may not read it
    public Optional<RunState> read() {
        return text(RECORD).flatMap(RunStateJson::read);
    }

    /// Writes the record; a reader sees the old one or the new one.
    ///
    /// @throws MissingPrerequisite naming the path that cannot be written
    public void write(RunState state) {
        place(RECORD, RunStateJson.write(state));
    }

    /// Removes the record and the control token beside it, unless the record speaks of another process by now.
    public void remove(ProcessIdentity process) {
        if (read().map(RunState::process).filter(process::equals).isPresent()) {
            discard(ControlTokenFile.NAME);
            discard(RECORD);
        }
    }

    /// What a file of the folder holds; empty when it is not there.
    public Optional<String> text(String name) {
        Path file = folder.resolve(name);
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /// Puts a file that only its owner may read into the folder; a reader sees the old one or the new one.
    public void place(String name, String text) {
        Path draft = folder.resolve(name + "." + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, mode(folder, FILE_MODE));
            Files.writeString(draft, text);
            Files.move(
                    draft,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(draft, e);
        }
    }

    /// Removes a file from the folder if it is there.
    public void discard(String name) {
        Path file = folder.resolve(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /// Whether the process of a record still runs: its id is taken by the process that began when the record says. The lock
    /// says nothing of it, since somebody may have deleted its file.
    public boolean isAlive(RunState state) {
        return state.process().find().isPresent();
    }

    /// Waits until no process holds the stack's lock.
    ///
    /// @return false when the deadline passed
    boolean awaitEnd(Duration deadline) {
        try (FolderLock free = FolderLock.take(stackLock(), deadline).orElse(null)) {
            return free != null;
        } catch (IOException e) {
            throw unusable(stackLock(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Takes the lock that a stack holds from its first act to its last.
    ///
    /// @throws OperationFailed when another process holds it
    public FolderLock holdStack() {
        try {
            return FolderLock.take(stackLock(), PROBE)
                    .orElseThrow(() ->
                            new OperationFailed(
                                    "[stack] another stack of this project is up or starting",
                                    "see vox status"));
        } catch (IOException e) {
            throw unusable(stackLock(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Takes the turn to start a stack.
    ///
    /// @param waiting is told when another start has it
    /// @throws OperationFailed when that one does not end before the deadline
    public FolderLock startTurn(Duration deadline, Runnable waiting) {
        Path lock = folder.resolve("start.lock");
        try {
            Optional<FolderLock> turn = FolderLock.tryTake(lock);
            if (turn.isEmpty()) {
                waiting.run();
                turn = FolderLock.take(lock, deadline);
            }
            return turn.orElseThrow(() ->
                    new OperationFailed(
                            "[stack] another start of this project did not end within "
                                    + deadline.toSeconds()
                                    + " s",
                            "end that vox dev, then try again"));
        } catch (IOException e) {
            throw unusable(lock, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Path stackLock() {
        return folder.resolve("stack.lock");
    }

    /// Makes the folder of a project's logs, with what lies above it.
    ///
    /// @throws MissingPrerequisite naming the path that cannot be made
    public static void createLogs(Project project) {
        RunFolder.create(project);
        ownFolder(project.logs());
    }

    /// Makes a folder that only its owner may enter, and one that is there already so.
    ///
    /// @throws MissingPrerequisite naming the path that cannot be made
    public static void ownFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, mode(folder, FOLDER_MODE));
            }
            tighten(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw unusable(folder, e);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /// A link leads to a folder that others may share on purpose, and one of another owner cannot be changed.
    private static void tighten(Path folder) {
        try {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(
                            folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (view != null
                    && view.readAttributes().isDirectory()
                    && !view.readAttributes().permissions().equals(FOLDER_MODE)) {
                Files.setPosixFilePermissions(folder, FOLDER_MODE);
            }
        } catch (IOException e) {
            // then its owner has decided
        }
    }

    private static void ignoreInGit(Path state) {
        Path ignore = state.resolve(".gitignore");
        try {
            if (!Files.exists(ignore)) {
                Files.writeString(ignore, "*\n");
            }
        } catch (IOException e) {
            throw unusable(ignore, e);
        }
    }

    private static FileAttribute<?>[] mode(Path folder, Set<PosixFilePermission> permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static MissingPrerequisite unusable(Path path, IOException cause) {
        String reason =
                cause instanceof FileSystemException system && system.getReason() != null
                        ? system.getReason()
                        : reason(cause);
        return new MissingPrerequisite(
                "[" + path + "] vox cannot keep its state here: " + reason,
                "make the project folder writable, or name another one with --project",
                cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case java.nio.file.AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException exists -> "a file of that name is in the way";
            case NoSuchFileException missing -> "no such folder";
            default -> String.valueOf(cause.getMessage());
        };
    }

    private static OperationFailed interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new OperationFailed("[stack] interrupted while waiting for a lock", null, cause);
    }
}
