import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Measures `vox probe` against a stack and a Redis server that really run, beside a native tool, in one run.
///
/// Rounds are interleaved, so that whatever else the machine does hits every command alike. Medians are of wall-clock time
/// from spawning the process to its exit.
///
/// Arguments: the packaged launcher, the number of rounds, an empty folder to work in.
final class Probe {
    private static final long DEADLINE_SECONDS = 60;
    private static final double BAR_MILLIS = 150;
    private static final List<String> PORTS =
            List.of(
                    "WORKER_GRPC_PORT",
                    "ORCHESTRATOR_WS_PORT",
                    "ORCHESTRATOR_HEALTH_PORT",
                    "WORKER_METRICS_PORT",
                    "REDIS");

    private final String vox;
    private final Path work;
    private final Map<String, String> ports = new LinkedHashMap<>();

    private Probe(String vox, Path work) throws IOException {
        this.vox = vox;
        this.work = work;
        List<ServerSocket> sockets = new ArrayList<>();
        for (String name : PORTS) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.put(name, Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Probe bench = new Probe(args[0], Path.of(args[2]));
        System.exit(bench.run(Integer.parseInt(args[1])) ? 0 : 1);
    }

    private boolean run(int rounds) throws IOException, InterruptedException {
        String project = work.toString();
        Process redis = redis();
        try {
            require(List.of(vox, "dev", "mock", "legacy", "--project", project));
            return report(measure(commands(redis != null), rounds));
        } finally {
            end(start(List.of(vox, "stop", "--project", project)), "vox stop");
            if (redis != null) {
                redis.destroy();
                end(redis, "redis-server");
            }
        }
    }

    private Process redis() throws InterruptedException {
        try {
            Process redis =
                    start(
                            List.of(
                                    "redis-server",
                                    "--port",
                                    ports.get("REDIS"),
                                    "--bind",
                                    "127.0.0.1",
                                    "--save",
                                    "",
                                    "--dir",
                                    work.toString()));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (System.nanoTime() < deadline) {
                if (listens(Integer.parseInt(ports.get("REDIS")))) {
                    return redis;
                }
                Thread.onSpinWait();
            }
            redis.destroy();
        } catch (IOException e) {
            // it is not installed
        }
        System.out.println("redis-server does not run here: it is not pinged");
        return null;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Map<String, List<String>> commands(boolean redis)
            throws IOException, InterruptedException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        List<String> compose = List.of("docker", "compose", "version");
        try {
            require(compose);
            commands.put("docker compose version", compose);
        } catch (IOException e) {
            System.out.println("docker compose is not installed here");
        }
        commands.put("vox --version", List.of(vox, "--version"));
        probe(commands, "grpc", "WORKER_GRPC_PORT", "");
        probe(commands, "http", "ORCHESTRATOR_HEALTH_PORT", "/health");
        probe(commands, "ws", "ORCHESTRATOR_WS_PORT", "");
        if (redis) {
            probe(commands, "redis", "REDIS", "");
        }
        probe(commands, "tcp", "WORKER_GRPC_PORT", "");
        return commands;
    }

    private void probe(
            Map<String, List<String>> commands, String protocol, String port, String path) {
        commands.put(
                "vox probe " + protocol,
                List.of(vox, "probe", protocol, "localhost:" + ports.get(port) + path));
    }

    private Map<String, double[]> measure(Map<String, List<String>> commands, int rounds)
            throws IOException, InterruptedException {
        Map<String, double[]> samples = new LinkedHashMap<>();
        commands.keySet().forEach(name -> samples.put(name, new double[rounds]));
        // two rounds warm the page cache and are not counted
        for (int round = -2; round < rounds; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                long begin = System.nanoTime();
                require(command.getValue());
                if (round >= 0) {
                    samples.get(command.getKey())[round] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        return samples;
    }

    private static boolean report(Map<String, double[]> samples) {
        boolean met = true;
        double version = median(samples.get("vox --version"));
        System.out.printf(
                Locale.ROOT, "%-24s %10s %10s %12s%n", "command", "median", "least", "÷ --version");
        for (Map.Entry<String, double[]> each : samples.entrySet()) {
            double median = median(each.getValue());
            met &= !each.getKey().startsWith("vox probe") || median <= BAR_MILLIS;
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %7.1f ms %7.1f ms %12.2f%n",
                    each.getKey(),
                    median,
                    Arrays.stream(each.getValue()).min().orElse(0),
                    median / version);
        }
        System.out.printf(
                Locale.ROOT,
                "bar for each probe: at most %.0f ms: %s%n",
                BAR_MILLIS,
                met ? "met" : "missed");
        return met;
    }

    private void require(List<String> command) throws IOException, InterruptedException {
        int exit = end(start(command), String.join(" ", command));
        if (exit != 0) {
            throw new IOException("exit code " + exit + ": " + command);
        }
    }

    private static int end(Process process, String name) throws IOException, InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("did not end within " + DEADLINE_SECONDS + " s: " + name);
        }
        return process.exitValue();
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(ports);
        return builder.start();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
