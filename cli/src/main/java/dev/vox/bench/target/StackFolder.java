package dev.vox.bench.target;

import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.process.Command;
import dev.vox.process.Programs;
import dev.vox.stack.FolderLock;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.compose.ComposeRecord;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The folder of a stack that is started for a measurement: links to the project's files, and a state of its own.
///
/// Nothing of the project is copied, so that no secret lies in a second place.
final class StackFolder {
    /// What a stack gets to stop.
    static final Duration STOP = Duration.ofSeconds(30);

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);
    private static final Set<String> ITS_OWN = Set.of(".vox", ".git");

    private final Path path;
    private final int slot;
    private final FolderLock lock;

    /// @param lock that says that nobody else has it
    StackFolder(Path path, int slot, FolderLock lock) {
        this.path = path;
        this.slot = slot;
        this.lock = lock;
    }

    Path path() {
        return path;
    }

    /// Its number among those of the project.
    int slot() {
        return slot;
    }

    Project project() {
        return new Project(path);
    }

    /// Makes it.
    void make(Project of) throws IOException {
        RunFolder.ownFolder(path);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(of.root())) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (!ITS_OWN.contains(name.toString())) {
                    Files.createSymbolicLink(path.resolve(name), entry);
                }
            }
        }
    }

    /// Writes down how what is started here is ended.
    void write(StackRecord record) {
        record.write(RunFolder.create(project()));
    }

    /// What the stack of one process says of itself; empty when it is not up.
    Optional<RunState> runs() {
        return RunFolder.find(project()).flatMap(RunFolder::read);
    }

    /// What is written down of a stack in containers; empty when there is none.
    Optional<ComposeRecord> containers() {
        return RunFolder.find(project()).flatMap(ComposeRecord::read);
    }

    /// Ends what was started here and removes the folder, uninterrupted.
    ///
    /// @return what was in the way, a phrase; then the folder stays
    Optional<String> end() {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        boolean interrupted = Thread.interrupted();
        try {
            RunFolder.find(project()).flatMap(StackRecord::read).ifPresent(this::endStart);
            stop();
            remove(path);
            return Optional.empty();
        } catch (InterruptedException e) {
            interrupted = true;
            return Optional.of("interrupted; the next run ends it");
        } catch (IOException e) {
            return Optional.of("it cannot be removed: " + e.getMessage());
        } catch (VoxException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Gives it back, whether or not it could be removed.
    void release() {
        lock.close();
    }

    private void endStart(StackRecord record) {
        record.starter().flatMap(ProcessIdentity::find).ifPresent(Programs::end);
    }

    private void stop() throws InterruptedException {
        Optional<RunState> run = runs();
        boolean up = run.flatMap(state -> state.process().find()).isPresent();
        boolean contained = containers().isPresent();
        if (up || contained) {
            Optional<VoxException> failure = stopped();
            if (contained && failure.isPresent()) {
                throw failure.get();
            }
        }
        run.map(RunState::process).ifPresent(StackFolder::kill);
    }

    /// Stops it by the build of vox that started it.
    private Optional<VoxException> stopped() throws InterruptedException {
        Optional<StackRecord> record = RunFolder.find(project()).flatMap(StackRecord::read);
        if (record.isEmpty()) {
            return Optional.empty();
        }
        List<String> line =
                record.get()
                        .program()
                        .with(List.of("stop", "--project", path.toString(), "--color", "never"));
        try {
            var done =
                    Programs.run(Command.of(STOP, line).with(record.get().environment()).in(path));
            return done.succeeded()
                    ? Optional.empty()
                    : Optional.of(new OperationFailed(Said.of(done).sentence()));
        } catch (VoxException e) {
            return Optional.of(e);
        }
    }

    /// Makes an end of a process that did not stop when it was asked.
    private static void kill(ProcessIdentity process) {
        process.find().ifPresent(ProcessHandle::destroyForcibly);
        if (!process.awaitEnd(AFTER_KILL)) {
            throw new OperationFailed(
                    "pid %d did not end within %d s of being killed"
                            .formatted(process.pid(), AFTER_KILL.toSeconds()));
        }
    }

    /// Removes links, never what they lead to.
    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path each, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(each);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
