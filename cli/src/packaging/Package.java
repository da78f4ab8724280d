import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Makes the packaged tool, `cli/target/vox`: libraries, launcher and AOT caches.
///
/// The build runs it from source on the JDK that the tool is to run on, since an AOT cache serves only the JDK that made
/// it. The folder is made under a temporary name and moved, so that a broken build never leaves half a tool.
///
/// Arguments: the build's target folder, the main jar's name, the version of picocli, the build id.
final class Package {
    private static final List<String> JVM_FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Xlog:disable");

    /// One-shot commands: the smallest collector and the quick compiler start fastest.
    private static final List<String> TOOL_FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final long TRAINING_DEADLINE_SECONDS = 120;

    private final Path target;
    private final Path home;
    private final String mainJar;
    private final String picocliVersion;
    private final String buildId;

    private Package(Path target, String mainJar, String picocliVersion, String buildId) {
        this.target = target;
        this.home = target.resolve("vox.new");
        this.mainJar = mainJar;
        this.picocliVersion = picocliVersion;
        this.buildId = buildId;
    }

    public static void main(String[] args) throws Exception {
        new Package(Path.of(args[0]), args[1], args[2], args[3]).make();
    }

    private void make() throws IOException, InterruptedException {
        delete(home);
        copyLibraries();
        recompilePicocli();
        writeLauncher();
        Path finished = target.resolve("vox");
        delete(finished);
        Files.move(home, finished, StandardCopyOption.ATOMIC_MOVE);
        // Caches remember where their jars lie, so they are made in the folder's final place.
        train(finished, "tool", TOOL_FLAGS);
    }

    private void copyLibraries() throws IOException {
        Path lib = Files.createDirectories(home.resolve("lib"));
        for (Path jar : list(target.resolve("libraries"))) {
            Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.copy(
                target.resolve(mainJar), lib.resolve(mainJar), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /// picocli is published as Java 5 class files, which the AOT cache skips. Its sources are compiled again, unchanged,
    /// for this JDK.
    private void recompilePicocli() throws IOException {
        Path classes = target.resolve("picocli-classes");
        delete(classes);
        List<String> javac =
                new ArrayList<>(
                        List.of("-proc:none", "-nowarn", "-Xlint:none", "-d", classes.toString()));
        try (Stream<Path> sources = Files.walk(target.resolve("picocli-sources"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .forEach(file -> javac.add(file.toString()));
        }
        run("javac", javac);
        Path jar = home.resolve("lib/picocli-" + picocliVersion + ".jar");
        Files.delete(jar);
        run(
                "jar",
                List.of(
                        "--create",
                        "--date=2026-01-01T00:00:00Z",
                        "--file=" + jar,
                        "-C",
                        classes.toString(),
                        "."));
    }

    private void writeLauncher() throws IOException {
        Files.writeString(home.resolve("lib/jdk"), System.getProperty("java.home") + "\n");
        Path script = Files.createDirectories(home.resolve("bin")).resolve("vox");
        String text = Files.readString(Path.of("src/packaging/vox"), StandardCharsets.UTF_8);
        Map<String, String> values =
                Map.of(
                        "@tool.flags@", String.join(" ", concat(TOOL_FLAGS, JVM_FLAGS)),
                        "@build.id@", buildId,
                        "@main.jar@", mainJar);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        Files.writeString(script, text, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// Runs the tool's hidden training command, which has no side effects, and keeps what the JVM learnt of it.
    private void train(Path finished, String what, List<String> flags)
            throws IOException, InterruptedException {
        Path caches = Files.createDirectories(finished.resolve("aot"));
        Path cache = caches.resolve(what + "-" + buildId + ".aot");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(concat(flags, JVM_FLAGS));
        command.add("-XX:AOTCacheOutput=" + cache);
        command.add("-Dvox.home=" + finished);
        command.addAll(
                List.of("-cp", finished.resolve("lib/" + mainJar).toString(), "dev.vox.cli.Main"));
        command.addAll(List.of("train", Files.createTempDirectory("vox-train").toString()));
        Path log = target.resolve("train-" + what + ".log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        if (!process.waitFor(TRAINING_DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("training run '" + what + "' did not end in time, see " + log);
        }
        if (process.exitValue() != 0 || !Files.exists(cache)) {
            throw new IOException("training run '" + what + "' failed:\n" + Files.readString(log));
        }
    }

    private static void run(String tool, List<String> arguments) throws IOException {
        ToolProvider provider = ToolProvider.findFirst(tool).orElseThrow();
        if (provider.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
            throw new IOException(tool + " failed");
        }
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
