package dev.vox.stack.compose;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;
import dev.vox.process.SearchPath;
import dev.vox.stack.RunFolder;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Runs `docker compose`, which makes every change to containers, images, networks and volumes.
public final class ComposeCli {
    /// What Compose ends with after Ctrl-C, which a terminal sends to it as well as to vox.
    private static final int INTERRUPTED = 130;

    private final UnaryOperator<String> masked;
    private final @Nullable RunFolder folder;

    /// @param masked a line as it may be shown: what is secret in it is masked
    public ComposeCli(UnaryOperator<String> masked) {
        this(masked, null);
    }

    /// @param masked a line as it may be shown: what is secret in it is masked
    /// @param folder where the call that is under way is written down, by whoever has the turn; null for nowhere
    ComposeCli(UnaryOperator<String> masked, @Nullable RunFolder folder) {
        this.masked = masked;
        this.folder = folder;
    }

    /// Runs `docker compose` to its end. One that is late, or whose waiting thread is interrupted, is ended with everything
    /// that it started.
    ///
    /// @param words what Compose is told to do: `up`, `-d`, `worker`
    /// @param lines takes what it writes, as it comes
    /// @throws MissingPrerequisite when there is no docker, no Compose, or no engine answers
    /// @throws OperationFailed when it says that it failed, or is late; the message has its last lines
    /// @throws InterruptedException when the thread was interrupted; it is gone by then
    public void compose(
            ComposeScope scope, Duration deadline, Consumer<String> lines, List<String> words)
            throws InterruptedException {
        List<String> all = new ArrayList<>(scope.words());
        all.addAll(words);
        run("docker compose " + words.getFirst(), scope, deadline, lines, all);
    }

    /// Runs `docker` itself, for what Compose has no word for: to remove a volume and leave another.
    ///
    /// @throws MissingPrerequisite as [#compose] does
    /// @throws OperationFailed as [#compose] does
    public void docker(ComposeScope scope, Duration deadline, List<String> words)
            throws InterruptedException {
        String name = "docker " + String.join(" ", words.subList(0, Math.min(2, words.size())));
        run(name, scope, deadline, line -> {}, words);
    }

    private void run(
            String name,
            ComposeScope scope,
            Duration deadline,
            Consumer<String> lines,
            List<String> words)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(docker(scope.environment()));
        arguments.addAll(words);
        LastLines last = new LastLines();
        Command command =
                new Command(name, arguments, scope.variables(), scope.folder(), deadline, 1);
        Completed completed =
                run(
                        command,
                        line -> {
                            String shown = masked.apply(line);
                            last.add(shown);
                            lines.accept(shown);
                        });
        if (completed.exit() == INTERRUPTED) {
            throw new InterruptedException("[" + name + "] interrupted");
        }
        if (!completed.succeeded()) {
            throw failure(name, scope.environment(), completed.exit(), last.all());
        }
    }

    private Completed run(Command command, Consumer<String> lines) throws InterruptedException {
        RunFolder noted = folder;
        if (noted == null) {
            return Programs.run(command, lines);
        }
        try {
            return Programs.run(command, lines, call -> ComposeTurn.begun(noted, call));
        } finally {
            ComposeTurn.over(noted);
        }
    }

    private static String docker(Map<String, String> environment) {
        return SearchPath.of(environment)
                .find("docker")
                .map(Path::toString)
                .orElseThrow(() ->
                        new MissingPrerequisite(
                                "[docker] no such program on the PATH",
                                "install Docker with its Compose plugin, or use --backend"
                                        + " embedded"));
    }

    private static VoxException failure(
            String name, Map<String, String> environment, int exit, List<String> last) {
        String said = last.isEmpty() ? "" : "\n" + String.join("\n", last);
        String text = said.toLowerCase(java.util.Locale.ROOT);
        if (text.contains("no space left on device")) {
            return new OperationFailed(
                    "[" + name + "] the disk is full" + said,
                    "make room: docker system df shows what takes it, docker builder prune frees"
                            + " what old builds left");
        }
        if (tellsOfNoEngine(text)) {
            String address = environment.getOrDefault("DOCKER_HOST", "");
            return new MissingPrerequisite(
                    "["
                            + name
                            + "] no engine answers"
                            + (address.isEmpty() ? "" : " at " + address)
                            + said,
                    "start it, or name another one with DOCKER_HOST");
        }
        if (text.contains("is not a docker command") || text.contains("unknown command: docker")) {
            return new MissingPrerequisite(
                    "[" + name + "] docker has no Compose plugin", "install docker-compose-plugin");
        }
        return new OperationFailed("[" + name + "] ended with exit code " + exit + said);
    }

    /// The client's words, and those of a connection that broke off in the middle.
    private static boolean tellsOfNoEngine(String text) {
        return text.contains("cannot connect to the docker daemon")
                || text.contains("error during connect")
                || text.endsWith("eof");
    }
}
