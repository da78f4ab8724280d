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

/// Compares the start of `vox` with a native tool and with the least that a JVM can do, in one run.
///
/// Rounds are interleaved, so that whatever else the machine does hits every command alike. Medians are of wall-clock time
/// from spawning the process to its exit; the ratios are what counts, the milliseconds are this machine's.
///
/// Arguments: the packaged launcher, the number of rounds, an empty folder to work in.
final class Startup {
    private static final long DEADLINE_SECONDS = 30;
    private static final String EXPLAIN = "vox env explain KEY";
    private static final int KEYS = 200;

    private Startup() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String vox = args[0];
        int rounds = Integer.parseInt(args[1]);
        Path work = Path.of(args[2]);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        List<String> compose = List.of("docker", "compose", "version");
        boolean hasCompose = succeeds(compose);
        if (hasCompose) {
            commands.put("docker compose version", compose);
        } else {
            System.out.println("docker compose is not installed here: no ratio to it");
        }
        commands.put("JVM hello, own AOT cache", helloWorld(work));
        commands.put("vox --version", List.of(vox, "--version"));
        commands.put("vox", List.of(vox));
        commands.put("vox help exit-codes", List.of(vox, "help", "exit-codes"));
        commands.put(
                "vox stop, nothing to stop", List.of(vox, "stop", "--project", work.toString()));
        commands.put(
                EXPLAIN,
                List.of(vox, "env", "explain", "SETTING_7", "--project", project(work).toString()));

        Map<String, Double> medians = measure(commands, rounds);
        double hello = medians.get("JVM hello, own AOT cache");
        double reference = hasCompose ? medians.get("docker compose version") : Double.NaN;
        System.out.printf(
                Locale.ROOT,
                "%-26s %10s %12s %12s%n",
                "command",
                "median",
                "÷ compose",
                "÷ JVM hello");
        medians.forEach((name, median) ->
                System.out.printf(
                        Locale.ROOT,
                        "%-26s %7.1f ms %12s %12.2f%n",
                        name,
                        median,
                        hasCompose ? String.format(Locale.ROOT, "%.2f", median / reference) : "-",
                        median / hello));

        double version = medians.get("vox --version");
        boolean quick = version / hello <= 4.0 && (!hasCompose || version / reference <= 2.0);
        System.out.println(
                "bars for vox --version: at most 2.00 × docker compose version, 4.00 × JVM hello: "
                        + (quick ? "met" : "missed"));
        double explain = medians.get(EXPLAIN) / version;
        boolean explained = explain <= 1.5;
        System.out.printf(
                Locale.ROOT,
                "bar for vox env explain: at most 1.50 × vox --version, is %.2f: %s%n",
                explain,
                explained ? "met" : "missed");
        System.exit(quick && explained ? 0 : 1);
    }

    /// A project with six layers, the shell's one of them, and 200 keys, each of which several layers set.
    private static Path project(Path work) throws IOException {
        Path project = Files.createDirectories(work.resolve("project/.env.models")).getParent();
        Files.writeString(project.resolve(".env.defaults"), keys(0, KEYS, "${BASE:-localhost}:"));
        Files.writeString(project.resolve(".env.models/.env.kevin"), keys(0, KEYS / 2, "model-"));
        Files.writeString(project.resolve(".env"), keys(KEYS / 4, KEYS, "'existing' #"));
        Files.writeString(project.resolve(".env.local"), "BASE=local\n" + keys(5, 20, "${BASE}-"));
        return project;
    }

    private static String keys(int from, int to, String value) {
        StringBuilder file = new StringBuilder();
        for (int key = from; key < to; key++) {
            file.append("SETTING_").append(key).append('=').append(value).append(key).append('\n');
        }
        return file.toString();
    }

    private static Map<String, Double> measure(Map<String, List<String>> commands, int rounds)
            throws IOException, InterruptedException {
        Map<String, double[]> samples = new LinkedHashMap<>();
        commands.keySet().forEach(name -> samples.put(name, new double[rounds]));
        for (int round = -2;
                round < rounds;
                round++) { // two rounds warm the page cache and are not counted
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                double elapsed = time(command.getValue());
                if (round >= 0) {
                    samples.get(command.getKey())[round] = elapsed;
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        samples.forEach((name, values) -> medians.put(name, median(values)));
        return medians;
    }

    private static List<String> helloWorld(Path work) throws IOException, InterruptedException {
        Path source =
                Files.writeString(
                        work.resolve("Hello.java"),
                        "class Hello { public static void main(String[] args) {"
                                + " System.out.println(\"hello\"); } }");
        String bin = Path.of(System.getProperty("java.home"), "bin").toString();
        run(List.of(bin + "/javac", "-d", work + "/classes", source.toString()));
        run(
                List.of(
                        bin + "/jar",
                        "--create",
                        "--file=" + work + "/hello.jar",
                        "-C",
                        work + "/classes",
                        "."));
        List<String> flags =
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        work + "/hello.jar",
                        "Hello");
        run(command(bin, List.of("-XX:AOTCacheOutput=" + work + "/hello.aot"), flags));
        return command(bin, List.of("-XX:AOTCache=" + work + "/hello.aot"), flags);
    }

    private static List<String> command(String bin, List<String> cache, List<String> flags) {
        List<String> command = new ArrayList<>(List.of(bin + "/java"));
        command.addAll(cache);
        command.addAll(flags);
        return command;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        if (await(start(command), command) != 0) {
            throw new IOException("failed: " + command);
        }
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return await(start(command), command) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static double time(List<String> command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = start(command);
        int exit = await(process, command);
        double elapsed = (System.nanoTime() - begin) / 1e6;
        if (exit != 0) {
            throw new IOException("exit code " + exit + ": " + command);
        }
        return elapsed;
    }

    private static int await(Process process, List<String> command)
            throws IOException, InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("did not end within " + DEADLINE_SECONDS + " s: " + command);
        }
        return process.exitValue();
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
