package dev.vox.bench.target;

import dev.vox.problem.VoxException;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The commit of a folder, as git says.
final class GitState {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final String COMMIT = "# branch.oid ";
    private static final int SHORT = 12;

    private GitState() {}

    /// The commit's first digits, and `+dirty` when files that it has differ from it; empty without git, outside of a repository,
    /// before the first commit, or when git is too slow.
    ///
    /// Source: git-status(1), porcelain format version 2.
    static Optional<String> of(Path folder) throws InterruptedException {
        Command command =
                Command.of(
                                DEADLINE,
                                List.of(
                                        "git",
                                        "--no-optional-locks",
                                        "status",
                                        "--porcelain=v2",
                                        "--branch",
                                        "--untracked-files=no"))
                        .in(folder);
        try {
            Completed run = Programs.run(command);
            return run.succeeded() ? read(run.out()) : Optional.empty();
        } catch (VoxException e) {
            return Optional.empty();
        }
    }

    static Optional<String> read(String status) {
        boolean dirty = status.lines().anyMatch(line -> !line.startsWith("#"));
        return status.lines()
                .filter(line -> line.startsWith(COMMIT))
                .map(line -> line.substring(COMMIT.length()))
                .filter(commit -> commit.length() > SHORT)
                .map(commit -> commit.substring(0, SHORT) + (dirty ? "+dirty" : ""))
                .findFirst();
    }
}
