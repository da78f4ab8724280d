package dev.vox.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The packaged `vox`, run as a user runs it: its launcher in a process of its own, under a scratch home, on ports of its own.
final class PackagedTool {
    /// Where the build leaves the packaged tool.
    static final Path FOLDER =
            Path.of(System.getProperty("vox.tool", "target/vox")).toAbsolutePath();

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Path launcher;
    private final Path project;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Duration deadline = DEADLINE;

    PackagedTool(Path launcher, Path project, Path home) {
        this.launcher = launcher;
        this.project = project;
        environment.put("HOME", home.toString());
        for (String port :
                List.of(
                        "ORCHESTRATOR_WS_PORT",
                        "ORCHESTRATOR_HEALTH_PORT",
                        "WORKER_GRPC_PORT",
                        "WORKER_METRICS_PORT")) {
            environment.put(port, Integer.toString(freePort()));
        }
    }

    /// A tool in its usual place, with a scratch project and a scratch home under the folder.
    static PackagedTool in(Path folder) throws IOException {
        return new PackagedTool(
                FOLDER.resolve("bin/vox"),
                Files.createDirectories(folder.resolve("project")),
                Files.createDirectories(folder.resolve("home")));
    }

    /// What a finished run left.
    record Outcome(int exit, byte[] bytes, String err) {
        String out() {
            return new String(bytes, UTF_8);
        }
    }

    Path project() {
        return project;
    }

    int port(String variable) {
        return Integer.parseInt(environment.get(variable));
    }

    PackagedTool with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    PackagedTool without(String variable) {
        environment.remove(variable);
        return this;
    }

    /// Lets each command take so long: one that builds images needs minutes.
    PackagedTool within(Duration longest) {
        deadline = longest;
        return this;
    }

    /// Runs a command to its end.
    Outcome run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("vox-out", null);
        Path err = Files.createTempFile("vox-err", null);
        try {
            Process process =
                    builder(arguments)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "did not end within "
                                + deadline
                                + ": "
                                + List.of(arguments)
                                + "\n"
                                + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /// Starts a command that goes on until it is stopped. Its output goes to `err` and `out` in the project's folder.
    Process start(String... arguments) throws IOException {
        return startInto(project, arguments);
    }

    /// Starts a command whose output goes to `err` and `out` in a folder: several may run at a time.
    Process startInto(Path folder, String... arguments) throws IOException {
        return builder(arguments)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("VOX_") || name.equals("JAVA_HOME"));
        builder.environment().putAll(environment);
        return builder;
    }

    /// Waits for a condition, at most as long as a command may take.
    static void await(String what, BooleanSupplier condition) {
        await(what, DEADLINE, condition);
    }

    /// Waits for a condition.
    static void await(String what, Duration longest, BooleanSupplier condition) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + longest + " for " + what);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /// Whether anybody listens on a port of this machine.
    static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() != port;
        } catch (IOException taken) {
            return true;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
