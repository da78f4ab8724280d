import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Measures `vox validate` in a folder whose mock stack is up. Rounds are interleaved, figures are medians.
///
/// The engine's own time is that of a phase less its slowest chain: its longest check of those that run together, and all that
/// run alone, one after the other.
///
/// Arguments: the packaged launcher, the number of rounds, the project. Run by `java -cp 'cli/target/vox/lib/*' bench/Validation.java …`.
final class Validation {
    private static final long DEADLINE_SECONDS = 120;
    private static final int CHECKS = 500;
    private static final Set<String> ALONE = Set.of("tts", "bench", "scenario", "worker");

    private final String vox;
    private final Path project;
    private boolean met = true;

    private Validation(String vox, Path project) {
        this.vox = vox;
        this.project = project;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: Validation VOX ROUNDS PROJECT");
            System.exit(2);
        }
        Validation bench = new Validation(args[0], Path.of(args[2]));
        bench.run(Integer.parseInt(args[1]));
        System.out.println(bench.met ? "every bar is met" : "a bar is missed");
        System.exit(bench.met ? 0 : 1);
    }

    private void run(int rounds) throws Exception {
        Path many = many();
        double[] whole = new double[rounds];
        double[] own = new double[rounds];
        double[] version = new double[rounds];
        double[] checks = new double[rounds];
        for (int i = -1; i < rounds; i++) { // the first round is not counted
            Path report = project.resolve("report.json");
            double all = time(project, "validate", "--phase", "1-6", "--report", "json=" + report);
            double start = time(project, "--version");
            double five = time(many, "validate", "--phase", "50");
            if (i >= 0) {
                whole[i] = all;
                own[i] = ownShare(report);
                version[i] = start;
                checks[i] = five;
            }
        }
        System.out.printf("%-44s %10s %10s%n", "figure", "median", "bar");
        bar("phases 1 to 6, packaged, cold", median(whole) / 1000, "s", 6);
        bar("the engine's time over its slowest chains", 100 * median(own), "%", 5);
        bar("vox --version", median(version), "ms", Double.POSITIVE_INFINITY);
        bar(CHECKS + " checks ÷ vox --version", median(checks) / median(version), "×", 1.5);
    }

    private Path many() throws IOException {
        Path many = Files.createDirectories(project.resolve("many/validation")).getParent();
        StringBuilder phase = new StringBuilder("phase: 50\ntitle: Many\nchecks:\n");
        for (int i = 0; i < CHECKS / 2; i++) {
            phase.append(
                    "  - {id: many.file-%d, title: File, kind: file, with: {path: a}}\n"
                            .formatted(i));
            phase.append(
                    "  - {id: many.env-%d, title: Env, kind: env, with: {name: HOME, set: true}}\n"
                            .formatted(i));
        }
        Files.writeString(many.resolve("validation/many.yaml"), phase);
        Files.writeString(many.resolve("vox.yaml"), "project: many\n");
        Files.writeString(many.resolve("a"), "");
        return many;
    }

    private static double ownShare(Path report) throws Exception {
        JsonValue root = Json.parse(report.toString(), Files.readString(report));
        double phases = 0;
        double chains = 0;
        for (JsonValue phase : root.items("phases")) {
            double longest = 0;
            double alone = 0;
            for (JsonValue check : phase.items("checks")) {
                double took = check.number("tookMs").orElse(0.0);
                if (ALONE.contains(check.text("kind").orElse(""))) {
                    alone += took;
                } else {
                    longest = Math.max(longest, took);
                }
            }
            phases += phase.number("tookMs").orElse(0.0);
            chains += longest + alone;
        }
        return phases / chains - 1;
    }

    private double time(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(vox));
        command.addAll(List.of(words));
        long begin = System.nanoTime();
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
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + ": " + command);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private void bar(String name, double value, String unit, double limit) {
        boolean known = Double.isFinite(limit);
        met &= value <= limit;
        System.out.printf(
                Locale.ROOT,
                "%-44s %7.2f %-2s %10s%s%n",
                name,
                value,
                unit,
                known ? String.format(Locale.ROOT, "%.1f %s", limit, unit) : "-",
                value <= limit ? "" : "  missed");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
