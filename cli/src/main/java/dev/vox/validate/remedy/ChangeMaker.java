package dev.vox.validate.remedy;

import dev.vox.env.Project;
import dev.vox.env.lint.Mending;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.stack.RunFolder;
import dev.vox.stack.StackService;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Does what remedies plan.
public final class ChangeMaker {
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final String RECORD = "stack.json";

    private final Project project;
    private final InstantSource clock;
    private final Supplier<StackService> stack;

    /// @param clock names the folder of what files held before
    public ChangeMaker(Project project, InstantSource clock, Supplier<StackService> stack) {
        this.project = project;
        this.clock = clock;
        this.stack = stack;
    }

    /// A change and what came of it.
    ///
    /// @param done whether it was done
    /// @param backup where lies what the file held before; null where no file of the project changed
    /// @param problem why it was not done; null when it was
    public record Made(
            Change change, boolean done, @Nullable Path backup, @Nullable String problem) {}

    /// Does those changes of a remedy that are still what it plans: what somebody else changed since they were shown is
    /// left alone. One that fails keeps nobody from the others.
    ///
    /// @param agreed those that were shown
    /// @throws InterruptedException if the thread was interrupted
    public List<Made> make(Remedy remedy, List<Change> agreed) throws InterruptedException {
        List<Change> now = remedy.plan();
        List<Made> made = new ArrayList<>();
        for (Change change : agreed) {
            made.add(
                    now.contains(change)
                            ? tried(change)
                            : new Made(change, false, null, "it is not so any more"));
        }
        return made;
    }

    private Made tried(Change change) {
        try {
            return new Made(change, true, make(change), null);
        } catch (VoxException e) {
            return new Made(change, false, null, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Made(change, false, null, "cannot be written: " + e.getMessage());
        }
    }

    private @Nullable Path make(Change change) throws IOException {
        return switch (change) {
            case Change.Edit edit -> edit(edit);
            case Change.Restrict(Path path, String mode) -> {
                String permissions = mode.equals("700") ? "rwx------" : "rw-------";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
                yield null;
            }
            case Change.Create(Path file, String text) -> {
                Mending.replace(file, text);
                yield null;
            }
            case Change.Remove(Path file, long writer) -> {
                if (!Leftovers.runs(writer)) {
                    Files.deleteIfExists(file);
                }
                yield null;
            }
            case Change.Forget(_, var process) -> {
                folder().remove(process);
                yield null;
            }
            case Change.Discard(_, String text) -> {
                discard(text);
                yield null;
            }
            case Change.End _ -> {
                var _ = stack.get().down(project, GRACE, Progress.NONE);
                yield null;
            }
        };
    }

    private void discard(String text) {
        RunFolder folder = folder();
        if (folder.text(RECORD).filter(text::equals).isPresent()) {
            folder.discard(RECORD);
        }
    }

    private RunFolder folder() {
        return RunFolder.find(project)
                .orElseThrow(() -> new OperationFailed("[.vox/run] it is not there any more"));
    }

    private @Nullable Path edit(Change.Edit edit) throws IOException {
        Path backup = Files.exists(edit.file()) ? backup(edit.file()) : null;
        Mending.replace(edit.file(), edit.after());
        return backup;
    }

    /// What a file held may be secret, so the copy lies where git does not look and others may not.
    private Path backup(Path file) throws IOException {
        RunFolder _ = RunFolder.create(project);
        Path folder = project.state().resolve("backup");
        RunFolder.ownFolder(folder);
        String name = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        folder = folder.resolve(name);
        RunFolder.ownFolder(folder);
        Path inside = file.startsWith(project.root()) ? project.root().relativize(file) : file;
        String flat = inside.toString().replace('/', '_').replace('\\', '_');
        Path copy = folder.resolve(flat);
        for (int number = 2; Files.exists(copy); number++) {
            copy = folder.resolve(flat + "-" + number);
        }
        return Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
