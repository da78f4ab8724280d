import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes the packaged tool, `cli/target/vox`: libraries, launcher and AOT caches.
///
/// The build runs it from source on the JDK that the tool is to run on, since an AOT cache serves only the JDK that made
/// it. The folder is made under a temporary name and moved, so that a broken build never leaves half a tool.
///
/// Arguments: the build's target folder, the main jar's name, the build id.
final class Package {
    private static final List<String> JVM_FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Xlog:disable");

    /// One-shot commands: the smallest collector and the quick compiler start fastest.
    private static final List<String> TOOL_FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /// The stack's JVM is started with these, so its cache is made with them.
    private static final Path STACK_FLAGS = Path.of("src/main/resources/dev/vox/embedded/stack.flags");

    private static final long TRAINING_DEADLINE_SECONDS = 120;

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
        writeLauncher();
        Path finished = target.resolve("vox");
        delete(finished);
        Files.move(home, finished, StandardCopyOption.ATOMIC_MOVE);
        // Caches remember where their jars lie, so they are made in the folder's final place.
        train(finished, "tool", concat(TOOL_FLAGS, JVM_FLAGS), List.of("train"));
        train(finished, "stack", Files.readAllLines(STACK_FLAGS), List.of("serve", "lesson"));
    }

    private void copyLibraries() throws IOException {
        Path lib = Files.createDirectories(home.resolve("lib"));
        for (Path jar : list(target.resolve("libraries"))) {
            Path copy = lib.resolve(jar.getFileName());
            Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);
            if (isOld(copy)) {
                modernize(copy);
            }
        }
        Files.copy(
                target.resolve(mainJar), lib.resolve(mainJar), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /// Some libraries are published as class files of Java 5 and older (picocli, FreeTTS), which the AOT cache skips. Theirs
    /// get the version and the stack maps of this JDK; their code stays as it is.
    private void modernize(Path jar) throws IOException {
        Path rewritten = jar.resolveSibling("rewritten.jar");
        try (URLClassLoader library = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                ZipFile old = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            ClassFile classes =
                    ClassFile.of(
                            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                            ClassFile.ClassHierarchyResolverOption.of(
                                    ClassHierarchyResolver.ofResourceParsing(library)
                                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (ZipEntry entry : Collections.list(old.entries())) {
                byte[] bytes = old.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? modernize(classes, bytes) : bytes);
            }
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] modernize(ClassFile classes, byte[] bytes) {
        ClassModel old = classes.parse(bytes);
        if (old.majorVersion() >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        try {
            return classes.transformClass(
                    old,
                    ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                            .andThen(ClassTransform.endHandler(Package::raiseVersion)));
        } catch (IllegalArgumentException subroutines) {
            return bytes; // jsr and ret have no stack maps; such a class only loads more slowly
        }
    }

    private static void raiseVersion(ClassBuilder builder) {
        builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
    }

    private static boolean isOld(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")
                        && majorVersion(zip.getInputStream(entry)) < ClassFile.JAVA_6_VERSION) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int majorVersion(InputStream classFile) throws IOException {
        try (DataInputStream in = new DataInputStream(classFile)) {
            in.skipNBytes(6);
            return in.readUnsignedShort();
        }
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

    /// Runs one of the tool's hidden training commands, which work in an empty folder, and keeps what the JVM learnt of it.
    private void train(Path finished, String what, List<String> flags, List<String> lesson)
            throws IOException, InterruptedException {
        Path caches = Files.createDirectories(finished.resolve("aot"));
        Path cache = caches.resolve(what + "-" + buildId + ".aot");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-XX:AOTCacheOutput=" + cache);
        command.add("-Dvox.home=" + finished);
        command.addAll(
                List.of("-cp", finished.resolve("lib/" + mainJar).toString(), "dev.vox.cli.Main"));
        command.addAll(lesson);
        command.add(Files.createTempDirectory("vox-train").toString());
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
