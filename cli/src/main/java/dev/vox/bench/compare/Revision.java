package dev.vox.bench.compare;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.report.ReportFile;
import dev.vox.stack.ProcessIdentity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files of a project as they were at a revision of git, in a folder of their own: a worktree, see git-worktree(1). To close it removes
/// the folder; that of a process that was killed is removed before the next one is made.
///
/// What git does not keep has no revision: `.env` and `.env.local` that are not in the revision are those of today, by links.
public final class Revision implements AutoCloseable {
    private static final Duration GIT = Duration.ofSeconds(60);
    private static final Duration BUILD = Duration.ofMinutes(15);

    /// How a build ends that a Ctrl-C at the terminal, or the end of the session, ended beside this process.
    private static final Set<Integer> BY_SIGNAL = Set.of(128 + 1, 128 + 2, 128 + 15);

    private static final List<String> OF_TODAY = List.of(".env", ".env.local");

    private final Path repository;
    private final Path worktree;
    private final Path files;

    private Revision(Path repository, Path worktree, Path files) {
        this.repository = repository;
        this.worktree = worktree;
        this.files = files;
    }

    /// The commit that a word means in the project's repository: a branch, a tag, a hash, `HEAD~1`. Empty when it means none, or there is no
    /// git.
    public static Optional<String> commit(Project project, String word)
            throws InterruptedException {
        if (word.startsWith("-")) {
            return Optional.empty();
        }
        try {
            return git(
                            project.root(),
                            List.of(
                                    "rev-parse",
                                    "--verify",
                                    "--quiet",
                                    "--end-of-options",
                                    word + "^{commit}"))
                    .map(String::strip);
        } catch (VoxException e) {
            return Optional.empty();
        }
    }

    /// Checks a commit out, beside the project.
    ///
    /// @param commit as [#commit] gives it
    /// @throws OperationFailed when git cannot
    public static Revision checkOut(Project project, String commit) throws InterruptedException {
        Path repository = project.root();
        Path within = Path.of(require(repository, List.of("rev-parse", "--show-prefix")).strip());
        removeAbandoned(repository);
        Path worktree = temporary();
        Revision revision = new Revision(repository, worktree, worktree.resolve(within));
        boolean whole = false;
        try {
            require(
                    repository,
                    List.of("worktree", "add", "--detach", "--quiet", worktree.toString(), commit));
            String owner = WorktreeOwner.reason(ProcessIdentity.current());
            require(
                    repository,
                    List.of("worktree", "lock", "--reason", owner, worktree.toString()));
            revision.linkWhatIsOfToday(project);
            whole = true;
            return revision;
        } finally {
            if (!whole) {
                revision.close();
            }
        }
    }

    private static void removeAbandoned(Path repository) throws InterruptedException {
        String listing = git(repository, List.of("worktree", "list", "--porcelain")).orElse("");
        for (String path : WorktreeOwner.abandoned(listing)) {
            var _ = git(repository, remove(path));
        }
    }

    /// A locked one is removed by whoever says so twice.
    private static List<String> remove(String path) {
        return List.of("worktree", "remove", "--force", "--force", path);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("vox-revision-");
        } catch (IOException e) {
            throw new OperationFailed("a revision has no folder: " + ReportFile.reason(e), null, e);
        }
    }

    private void linkWhatIsOfToday(Project project) {
        for (String name : OF_TODAY) {
            Path today = project.root().resolve(name);
            Path there = files.resolve(name);
            try {
                if (Files.isRegularFile(today) && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(there, today);
                }
            } catch (IOException e) {
                throw new OperationFailed(
                        "[%s] it cannot be linked: %s".formatted(there, ReportFile.reason(e)),
                        null,
                        e);
            }
        }
    }

    /// The project's files at the revision.
    public Project project() {
        return new Project(files);
    }

    /// The launcher of the revision's own build, when the project is vox itself; it is built then.
    ///
    /// @throws OperationFailed when it cannot be built, with the last output
    public Optional<Path> program(Progress progress) throws InterruptedException {
        Path launcher = worktree.resolve("vox");
        boolean itself =
                Files.isExecutable(launcher)
                        && Files.isDirectory(worktree.resolve("cli/src/main/java/dev/vox"));
        if (!itself) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        String subject = "revision";
        progress.report(new ProgressEvent.Started(subject, "the build of vox", BUILD));
        Completed built =
                Programs.run(
                        Command.of(BUILD, List.of(launcher.toString(), "--version")).in(worktree));
        if (BY_SIGNAL.contains(built.exit())) {
            throw new InterruptedException("the build was ended");
        }
        if (!built.succeeded()) {
            progress.report(new ProgressEvent.Failed(subject, "it cannot be built"));
            throw new OperationFailed(
                    "[revision] vox cannot be built: " + last(built), "build it by hand", null);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        progress.report(new ProgressEvent.Finished(subject, "built", took));
        return Optional.of(launcher);
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            var _ = git(repository, remove(worktree.toString()));
            Files.deleteIfExists(worktree);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (IOException | VoxException e) {
            // It lies in the folder for temporary files, and the next one that is made removes it.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String require(Path folder, List<String> arguments) throws InterruptedException {
        Completed run = run(folder, arguments);
        if (!run.succeeded()) {
            throw new OperationFailed(
                    "[git %s] %s".formatted(arguments.getFirst(), last(run)), null, null);
        }
        return run.out();
    }

    private static Optional<String> git(Path folder, List<String> arguments)
            throws InterruptedException {
        Completed run = run(folder, arguments);
        return run.succeeded() ? Optional.of(run.out()) : Optional.empty();
    }

    /// @throws MissingPrerequisite when there is no git
    private static Completed run(Path folder, List<String> arguments) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(arguments);
        return Programs.run(Command.of(GIT, line).in(folder));
    }

    private static String last(Completed run) {
        return (run.err() + run.out())
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((_, line) -> line)
                .map(String::strip)
                .orElse("it ended with code " + run.exit());
    }
}
