import dev.vox.embedded.StackCommand;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Makes the AOT caches: runs the packaged tool and the stack as users do, in a scratch project on free ports, and keeps
/// what the JVM learnt.
final class Training {
    private static final long DEADLINE_SECONDS = 120;
    private static final List<String> PORTS =
            List.of(
                    "ORCHESTRATOR_WS_PORT",
                    "ORCHESTRATOR_HEALTH_PORT",
                    "WORKER_GRPC_PORT",
                    "WORKER_METRICS_PORT");

    private final Path home;
    private final Path classPath;
    private final Path logs;
    private final String buildId;
    private final Path project;
    private final Map<String, String> environment;

    /// @param home the packaged tool
    /// @param scratch an empty folder for a project and the output of the training runs
    Training(Path home, String mainJar, Path scratch, String buildId) throws IOException {
        this.home = home;
        this.classPath = home.resolve("lib").resolve(mainJar);
        this.logs = scratch;
        this.buildId = buildId;
        this.project = Files.createDirectory(scratch.resolve("project"));
        this.environment = freePorts();
    }

    /// The stack's JVM: it speaks with each engine, and leaves its cache when it is stopped.
    void trainStack() throws IOException, InterruptedException {
        Path cache = cache("stack");
        List<String> command = java(StackCommand.JVM_FLAGS, cache);
        command.addAll(List.of("dev", "--foreground", "--project", project.toString()));
        Process stack = start("train-stack", command);
        try {
            awaitReady(stack);
            vox("say", "This is the first of two voices.", "--project", project.toString());
            vox(
                    "say",
                    "And this is a tone.",
                    "--voice",
                    "mock-440hz",
                    "--project",
                    project.toString());
        } finally {
            stack.destroy();
            end(stack, "train-stack");
        }
        require(cache, "train-stack");
    }

    /// The tool's JVM: one process runs every command that must start fast.
    void trainTool(List<String> flags) throws IOException, InterruptedException {
        Path cache = cache("tool");
        List<String> command = java(flags, cache);
        command.addAll(List.of("train", project.toString()));
        // A path in the build's folder may be too long for a socket.
        Path folder = Files.createTempDirectory("vox-train");
        try (FakeEngine engine = FakeEngine.at(folder.resolve("engine.sock"))) {
            environment.put("DOCKER_HOST", engine.address());
            Process tool = start("train-tool", command);
            if (end(tool, "train-tool") != 0) {
                throw failed("train-tool");
            }
        } finally {
            Files.deleteIfExists(folder.resolve("engine.sock"));
            Files.delete(folder);
        }
        require(cache, "train-tool");
    }

    private Path cache(String name) throws IOException {
        return Files.createDirectories(home.resolve("aot")).resolve(name + "-" + buildId + ".aot");
    }

    private List<String> java(List<String> flags, Path cache) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-XX:AOTCacheOutput=" + cache);
        command.add("-Dvox.home=" + home);
        command.addAll(List.of("-cp", classPath.toString(), "dev.vox.cli.Main"));
        return command;
    }

    private void awaitReady(Process stack) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!isReady()) {
            if (!stack.isAlive() || System.nanoTime() > deadline) {
                throw failed("train-stack");
            }
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        Process status =
                start(
                        "train-status",
                        List.of(launcher(), "status", "--project", project.toString()));
        return end(status, "train-status") == 0;
    }

    private void vox(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(List.of(arguments));
        if (end(start("train-say", command), "train-say") != 0) {
            throw failed("train-say");
        }
    }

    private String launcher() {
        return home.resolve("bin/vox").toString();
    }

    private Process start(String name, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log(name).toFile())
                        .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private int end(Process process, String name) throws IOException, InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(
                    "%s did not end within %d s, see %s"
                            .formatted(name, DEADLINE_SECONDS, log(name)));
        }
        return process.exitValue();
    }

    private void require(Path cache, String name) throws IOException {
        if (!Files.exists(cache)) {
            throw failed(name);
        }
    }

    private IOException failed(String name) throws IOException {
        return new IOException(name + " failed:\n" + Files.readString(log(name)));
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    /// Each held until all are found, so that they differ.
    private static Map<String, String> freePorts() throws IOException {
        Map<String, String> ports = new HashMap<>();
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (String variable : PORTS) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(variable, Integer.toString(socket.getLocalPort()));
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return ports;
    }
}
