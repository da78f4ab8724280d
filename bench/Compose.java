import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Compares `vox` with `docker compose` on a stack that is up and stays as it is, in one run.
///
/// Rounds are interleaved, so that whatever else the machine does hits every command alike. Medians are of wall-clock time
/// from spawning the process to its exit; the ratios are what counts, the milliseconds are this machine's.
///
/// Arguments: the packaged launcher, the number of rounds, an empty folder to work in, an image of busybox whose name the
/// Compose project gets too.
final class Compose {
    private static final long DEADLINE_SECONDS = 120;
    private static final double STATUS_BAR = 1.3;
    private static final double DEV_BAR = 1.5;
    private static final String PS = "docker compose ps";
    private static final String STATUS = "vox status";
    private static final String UP = "docker compose up -d";
    private static final String DEV = "vox dev mock legacy";
    private static final String FILE =
            """
            name: %1$s
            services:
              redis:
                image: %1$s
                command: [sleep, infinity]
              orchestrator:
                image: %1$s
                depends_on: [redis]
                ports: ["127.0.0.1::8080", "127.0.0.1::8081"]
                command:
                  - sh
                  - -c
                  - mkdir /www && echo '{"status":"ok","sessions":0}' >/www/health && exec httpd -f -p 8081 -h /www
              tts-mock:
                image: %1$s
                profiles: [mock]
                depends_on: [redis]
                command: [sleep, infinity]
              web:
                image: %1$s
                command: [sleep, infinity]
            """;
    private static final String NO_PROBES =
            """
            services:
              redis: {probe: none}
              orchestrator: {probe: none}
              tts-mock: {probe: none}
              web: {probe: none}
            """;

    private final String vox;
    private final Path project;
    private final String name;

    private Compose(String vox, Path project, String name) {
        this.vox = vox;
        this.project = project;
        this.name = name;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Compose bench = new Compose(args[0], Path.of(args[2]), args[3]);
        System.exit(bench.run(Integer.parseInt(args[1])) ? 0 : 1);
    }

    private boolean run(int rounds) throws IOException, InterruptedException {
        Files.writeString(project.resolve("compose.yaml"), FILE.formatted(name));
        Files.writeString(project.resolve("vox.yaml"), NO_PROBES);
        try {
            require(vox("dev", "mock", "legacy"));
            return report(measure(rounds));
        } finally {
            require(compose("down", "--volumes", "--timeout", "0"));
        }
    }

    private List<String> vox(String... words) {
        List<String> command = new ArrayList<>(List.of(vox));
        command.addAll(List.of(words));
        command.addAll(List.of("--project", project.toString()));
        return command;
    }

    private List<String> compose(String... words) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "docker",
                                "compose",
                                "--project-directory",
                                project.toString(),
                                "--profile",
                                "mock"));
        command.addAll(List.of(words));
        return command;
    }

    private Map<String, Double> measure(int rounds) throws IOException, InterruptedException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(PS, compose("ps"));
        commands.put(STATUS, vox("status"));
        commands.put(UP, compose("up", "-d"));
        commands.put(DEV, vox("dev", "mock", "legacy"));
        Map<String, double[]> samples = new LinkedHashMap<>();
        commands.keySet().forEach(each -> samples.put(each, new double[rounds]));
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
        Map<String, Double> medians = new LinkedHashMap<>();
        samples.forEach((command, values) -> medians.put(command, median(values)));
        return medians;
    }

    private static boolean report(Map<String, Double> medians) {
        medians.forEach((command, median) ->
                System.out.printf(Locale.ROOT, "%-22s %8.1f ms%n", command, median));
        boolean status = bar(STATUS, PS, medians, STATUS_BAR);
        boolean dev = bar(DEV, UP, medians, DEV_BAR);
        return status && dev;
    }

    private static boolean bar(
            String ours, String theirs, Map<String, Double> medians, double bar) {
        double ratio = medians.get(ours) / medians.get(theirs);
        boolean met = ratio <= bar;
        System.out.printf(
                Locale.ROOT,
                "bar for %s: at most %.2f × %s, is %.2f: %s%n",
                ours,
                bar,
                theirs,
                ratio,
                met ? "met" : "missed");
        return met;
    }

    /// What a command says is shown only when it fails.
    private void require(List<String> command) throws IOException, InterruptedException {
        Path said = project.resolveSibling("said");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("did not end within " + DEADLINE_SECONDS + " s: " + command);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "exit code %d: %s%n%s"
                            .formatted(process.exitValue(), command, Files.readString(said)));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
