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

/// Makes the AOT caches: has the packaged tool's own script `lib/train` run it as users do, on free ports,
/// beside a stack in containers and a Redis server that only look so.
final class Training {
    private static final long DEADLINE_SECONDS = 300;
    private static final List<String> PORTS =
            List.of(
                    "ORCHESTRATOR_WS_PORT",
                    "ORCHESTRATOR_HEALTH_PORT",
                    "WORKER_GRPC_PORT",
                    "WORKER_METRICS_PORT");

    private final Path home;
    private final Path scratch;

    /// @param home the packaged tool
    /// @param scratch an empty folder for a project and the output of the training runs
    Training(Path home, Path scratch) {
        this.home = home;
        this.scratch = scratch;
    }

    void run() throws IOException, InterruptedException {
        Path log = scratch.resolve("train.log");
        ProcessBuilder builder =
                new ProcessBuilder(home.resolve("lib/train").toString(), scratch.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(Path.of("/dev/null").toFile());
        Map<String, String> ports = freePorts();
        builder.environment().putAll(ports);
        // A path in the build's folder may be too long for a socket.
        Path folder = Files.createTempDirectory("vox-train");
        try (FakeRedis redis = FakeRedis.start();
                FakeEngine engine = FakeEngine.at(folder.resolve("engine.sock"), ports)) {
            ports.put("REDIS", Integer.toString(redis.port()));
            new FakeStack(scratch.resolve("tool/containers"), ports).write();
            builder.environment().put("DOCKER_HOST", engine.address());
            builder.environment().put("TRAIN_REDIS_PORT", ports.get("REDIS"));
            end(builder.start(), log);
        } finally {
            Files.deleteIfExists(folder.resolve("engine.sock"));
            Files.delete(folder);
        }
    }

    private static void end(Process training, Path log) throws IOException, InterruptedException {
        if (!training.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            training.destroy();
            throw new IOException(
                    "training did not end within %d s, see %s".formatted(DEADLINE_SECONDS, log));
        }
        if (training.exitValue() != 0) {
            throw new IOException("training failed:\n" + Files.readString(log));
        }
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
