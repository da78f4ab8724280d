package dev.vox.cli;

import dev.vox.docker.Docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A project with a Compose file of tiny containers, and a `docker` before the real one on the `PATH`.
final class ContainerProject {
    /// What a service does that goes on until it is told to end.
    static final String LOOP =
            "[sh, -c, \"trap 'exit 0' TERM; echo INFO up; while :; do sleep 1 & wait; done\"]";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Docker docker;
    private final Path folder;
    private final String name;
    private final Map<String, String> environment = new HashMap<>();

    ContainerProject(Docker docker, Path folder) throws IOException {
        this.docker = docker;
        this.folder = folder;
        this.name = docker.project();
        environment.putAll(System.getenv());
        environment.put("VOX_PROJECT", folder.toString());
        write(
                "vox.yaml",
                "services: {redis: {probe: none}, orchestrator: {probe: none}, tts-mock: {probe:"
                        + " none}}\n");
        Files.createDirectory(folder.resolve("tools"));
        answering("");
    }

    /// Writes the Compose file: `IMAGE` and `LOOP` stand for the tiny image and for what goes on.
    void services(String services) throws IOException {
        write(
                "compose.yaml",
                "name: "
                        + name
                        + "\nservices:\n"
                        + services.replace("IMAGE", docker.image())
                                .replace("LOOP", LOOP)
                                .indent(2));
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /// A worker of another model: service `tts-two`, profile `two`.
    void second() throws IOException {
        write(
                "profiles/two.yaml",
                """
                name: two
                extends: mock
                family: mock
                description: another worker
                default_model: mock-2
                compose: {profiles: [two], worker: tts-two}
                """);
    }

    /// Lines of shell that the `docker` on the `PATH` goes through before it is the real one; `$*` is what it is called with.
    void answering(String script) throws IOException {
        Path program = folder.resolve("tools/docker");
        Files.writeString(
                program,
                """
                #!/bin/sh
                cd '%s'
                echo "$*" >>calls
                %s
                PATH='%s' exec docker "$@"
                """
                        .formatted(folder, script, System.getenv("PATH")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        environment.put("PATH", program.getParent() + ":" + System.getenv("PATH"));
    }

    void environment(String variable, String value) {
        environment.put(variable, value);
    }

    Run vox(String... words) {
        return Run.in(environment, words);
    }

    /// The tool as a process of its own, from this build's class files.
    Process start(String log, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(log).toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// What a file of the project holds; empty when it is not there.
    String text(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String container(String service) {
        return name + "-" + service + "-1";
    }

    String state(String service) {
        return docker.ask(container(service), "{{.State.Status}}").orElse("gone");
    }

    String id(String service) {
        return docker.ask(container(service), "{{.Id}}").orElse("");
    }

    String ask(String service, String template) {
        return docker.ask(container(service), template).orElse("");
    }

    /// The names of all its containers.
    String containers() {
        return docker.run("ps", "-aq", "--filter", "name=" + name + "-");
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come true: " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
