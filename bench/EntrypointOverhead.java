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

/// Compares `/bin/true` with the same behind `vox entrypoint`, in one run of interleaved rounds.
///
/// Arguments: the packaged launcher, the number of rounds, an empty folder to work in.
final class EntrypointOverhead {
    private static final long DEADLINE_SECONDS = 30;
    private static final double BAR_MILLIS = 100;
    private static final String TRUE = "/bin/true";
    private static final String GIVEN = "vox entrypoint orchestrator -- /bin/true";
    private static final String OF_PROJECT = "vox entrypoint orchestrator, by vox.yaml";

    private EntrypointOverhead() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(args[1]);
        Path bare = Files.createDirectories(Path.of(args[2], "bare"));
        Path project = Files.createDirectories(Path.of(args[2], "project"));
        Files.writeString(
                project.resolve("vox.yaml"),
                "services: {orchestrator: {command: {legacy: [/bin/true]}}}\n");
        List<String> priority = realTime();
        System.out.println(
                priority.isEmpty() ? "no real-time priority for this user" : "at chrt -r 20");
        Map<String, Sample> samples = new LinkedHashMap<>();
        samples.put(TRUE, new Sample(with(priority, TRUE), bare, rounds));
        samples.put(
                GIVEN,
                new Sample(
                        with(priority, args[0], "entrypoint", "orchestrator", "--", TRUE),
                        bare,
                        rounds));
        samples.put(
                OF_PROJECT,
                new Sample(with(priority, args[0], "entrypoint", "orchestrator"), project, rounds));
        for (int round = -2; round < rounds; round++) {
            for (Sample sample : samples.values()) {
                sample.measure(round);
            }
        }
        double base = samples.get(TRUE).median();
        boolean met = true;
        for (Map.Entry<String, Sample> each : samples.entrySet()) {
            double more = each.getValue().median() - base;
            System.out.printf(
                    Locale.ROOT,
                    "%-44s median %6.1f ms  least %6.1f ms  more than %s: %6.1f ms%n",
                    each.getKey(),
                    each.getValue().median(),
                    each.getValue().least(),
                    TRUE,
                    more);
            met &= more <= BAR_MILLIS;
        }
        System.out.println(
                "bar: at most 100 ms more than " + TRUE + ": " + (met ? "met" : "missed"));
        System.exit(met ? 0 : 1);
    }

    private static List<String> realTime() throws InterruptedException {
        List<String> priority = List.of("chrt", "-r", "20");
        try {
            return run(with(priority, TRUE), Path.of(".")) == 0 ? priority : List.of();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static List<String> with(List<String> priority, String... command) {
        List<String> all = new ArrayList<>(priority);
        all.addAll(List.of(command));
        return all;
    }

    private static int run(List<String> command, Path folder)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("did not end within " + DEADLINE_SECONDS + " s: " + command);
        }
        return process.exitValue();
    }

    /// What one command took in each round, two for the page cache not counted.
    private record Sample(List<String> command, Path folder, double[] millis) {
        Sample(List<String> command, Path folder, int rounds) {
            this(command, folder, new double[rounds]);
        }

        void measure(int round) throws IOException, InterruptedException {
            long begin = System.nanoTime();
            int exit = run(command, folder);
            double elapsed = (System.nanoTime() - begin) / 1e6;
            if (exit != 0) {
                throw new IOException("exit code " + exit + ": " + command);
            }
            if (round >= 0) {
                millis[round] = elapsed;
            }
        }

        double median() {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1
                    ? sorted[middle]
                    : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        double least() {
            return Arrays.stream(millis).min().orElseThrow();
        }
    }
}
