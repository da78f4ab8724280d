package dev.vox.docker;

import dev.vox.problem.VoxException;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The machine's container engine, over the `docker` program.
final class Engine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private static @Nullable Optional<String> missing;

    private Engine() {}

    /// Why no test can use it; empty when they can. It is asked once a process.
    static synchronized Optional<String> missing() {
        Optional<String> known = missing;
        if (known == null) {
            known = look();
            missing = known;
        }
        return known;
    }

    private static Optional<String> look() {
        if (!Files.isExecutable(TinyImage.BUSYBOX)) {
            return Optional.of(
                    TinyImage.BUSYBOX
                            + " is not there to make the tests' image of;"
                            + " Debian has it in busybox-static");
        }
        try {
            Completed answer =
                    run(
                            Command.of(
                                    PATIENCE,
                                    List.of("docker", "version", "--format", "{{.Server.Os}}")));
            return answer.succeeded() ? Optional.empty() : Optional.of(lastLine(answer));
        } catch (VoxException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String lastLine(Completed answer) {
        return answer.err().lines().reduce((first, second) -> second).orElse("it says nothing");
    }

    /// Runs `docker` with these arguments.
    static Completed docker(Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        return run(Command.of(DEADLINE, command).with(environment));
    }

    /// What `docker` with these arguments writes, which must succeed, without the blanks around it.
    static String said(List<String> arguments) {
        Completed completed = docker(Map.of(), arguments);
        if (!completed.succeeded()) {
            throw new AssertionError(
                    "docker %s: exit %d\n%s%s"
                            .formatted(
                                    String.join(" ", arguments),
                                    completed.exit(),
                                    completed.out(),
                                    completed.err()));
        }
        return completed.out().strip();
    }

    /// Runs a program that must succeed.
    static void must(Path folder, String... command) {
        Completed completed = run(Command.of(DEADLINE, List.of(command)).in(folder));
        if (!completed.succeeded()) {
            throw new AssertionError(String.join(" ", command) + ": " + completed.err());
        }
    }

    private static Completed run(Command command) {
        try {
            return Programs.run(command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + command.arguments(), e);
        }
    }
}
