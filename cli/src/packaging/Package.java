import dev.vox.embedded.StackCommand;

import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the packaged tool, `cli/target/vox`: libraries, launcher and AOT caches.
///
/// The build runs it from source on the JDK that the tool is to run on, since an AOT cache serves only the JDK that made
/// it. The folder is made under a temporary name and moved, so that a broken build never leaves half a tool;
/// the caches bear the move.
///
/// Arguments: the build's target folder, the main jar's name, the build id. The main jar and
/// the libraries are on the class path.
final class Package {
    /// One-shot commands: the smallest collector and the quick compiler start fastest.
    private static final List<String> TOOL_FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    // Else the first socket channel looks for another provider in every jar of the
                    // class path.
                    "-Djava.nio.channels.spi.SelectorProvider="
                            + SelectorProvider.provider().getClass().getName(),
                    "-Xlog:disable");

    private final Path target;
    private final Path home;
    private final String mainJar;
    private final String buildId;

    private Package(Path target, String mainJar, String buildId) {
        this.target = target;
        this.home = target.resolve("vox.new");
        this.mainJar = mainJar;
        this.buildId = buildId;
    }

    public static void main(String[] args) throws Exception {
        new Package(Path.of(args[0]), args[1], args[2]).make();
    }

    private void make() throws IOException, InterruptedException {
        delete(home);
        copyLibraries();
        Files.writeString(home.resolve("lib/jdk"), System.getProperty("java.home") + "\n");
        writeScript("vox", Files.createDirectories(home.resolve("bin")));
        writeScript("train", home.resolve("lib"));
        Path scratch = target.resolve("training");
        delete(scratch);
        new Training(home, Files.createDirectories(scratch)).run();
        Path finished = target.resolve("vox");
        delete(finished);
        Files.move(home, finished, StandardCopyOption.ATOMIC_MOVE);
    }

    private void copyLibraries() throws IOException {
        Path lib = Files.createDirectories(home.resolve("lib"));
        for (Path jar : list(target.resolve("libraries"))) {
            Path copy = lib.resolve(jar.getFileName());
            Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);
            OldClasses.modernize(copy);
        }
        Files.copy(
                target.resolve(mainJar), lib.resolve(mainJar), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void writeScript(String name, Path folder) throws IOException {
        Path script = folder.resolve(name);
        String text = Files.readString(Path.of("src/packaging", name), StandardCharsets.UTF_8);
        Map<String, String> values =
                Map.of(
                        "@tool.flags@",
                        String.join(" ", TOOL_FLAGS),
                        "@stack.flags@",
                        String.join(" ", StackCommand.JVM_FLAGS),
                        "@build.id@",
                        buildId,
                        "@main.jar@",
                        mainJar);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        Files.writeString(script, text, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
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
