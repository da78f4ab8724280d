package dev.vox.env.lint;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks git which files it keeps.
public final class Git {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int NOT_ONE = 1;
    private static final Map<String, String> PLAIN =
            Map.of("LC_ALL", "C", "GIT_OPTIONAL_LOCKS", "0");

    private Git() {}

    /// What git says of the files that lie in the project. Where it cannot say anything, that is the answer.
    ///
    /// @throws InterruptedException if the thread was interrupted
    public static Tracking of(LintFiles files) throws InterruptedException {
        Path root = files.root();
        List<String> names =
                files.read().stream()
                        .map(LintFile::path)
                        .filter(path -> path.startsWith(root))
                        .map(path -> root.relativize(path).toString())
                        .toList();
        if (names.isEmpty()) {
            return new Tracking("", Set.of(), Set.of());
        }
        try {
            Completed kept = run(root, "ls-files", names);
            if (!kept.succeeded()) {
                return Tracking.unknown(reason(kept));
            }
            Completed ignored = run(root, "check-ignore", names);
            return ignored.exit() > NOT_ONE
                    ? Tracking.unknown(reason(ignored))
                    : new Tracking("", files(root, kept), files(root, ignored));
        } catch (MissingPrerequisite e) {
            return Tracking.unknown("git is not there");
        } catch (OperationFailed e) {
            return Tracking.unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Completed run(Path root, String question, List<String> names)
            throws InterruptedException {
        List<String> line =
                new ArrayList<>(List.of("git", "-c", "core.quotePath=false", question, "--"));
        line.addAll(names);
        return Programs.run(Command.of(DEADLINE, line).in(root).with(PLAIN));
    }

    private static String reason(Completed git) {
        return git.err().contains("not a git repository")
                ? "no git repository"
                : "git: " + git.err().lines().findFirst().orElse("exit " + git.exit());
    }

    private static Set<Path> files(Path root, Completed git) {
        return Arrays.stream(git.out().split("\n", -1))
                .filter(name -> !name.isEmpty())
                .map(root::resolve)
                .collect(Collectors.toSet());
    }
}
