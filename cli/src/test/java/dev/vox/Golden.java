package dev.vox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares texts with files that are named after their test: `golden/<class>/<method>[.<part>].txt`.
///
/// Register it with `@RegisterExtension`. `-Dgolden=update` rewrites the files instead, which is refused where `CI` is
/// set. A file that its test does not ask for fails that test; one without a test fails [GoldenFilesTest].
public final class Golden implements BeforeEachCallback, AfterEachCallback {
    static final Path ROOT = Path.of("src/test/resources/golden");

    private final boolean updating = "update".equals(System.getProperty("golden"));
    private final Set<String> asked = new TreeSet<>();
    private String method = "";
    private Path folder = ROOT;

    @Override
    public void beforeEach(ExtensionContext context) {
        if (updating && System.getenv("CI") != null) {
            fail("golden files are not rewritten under CI");
        }
        method = context.getRequiredTestMethod().getName();
        folder = ROOT.resolve(context.getRequiredTestClass().getName());
        asked.clear();
    }

    /// The test's only text is what its file says.
    public void matches(String actual) {
        compare(method + ".txt", actual);
    }

    /// One of the test's texts is what the file of that part says.
    public void matches(String part, String actual) {
        compare(method + "." + part + ".txt", actual);
    }

    private void compare(String name, String actual) {
        asked.add(name);
        Path file = folder.resolve(name);
        try {
            if (updating) {
                Files.createDirectories(folder);
                Files.writeString(file, actual);
            }
            assertThat(file).as("rewrite with -Dgolden=update").exists();
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            return;
        }
        List<String> orphans = new ArrayList<>(files(folder));
        orphans.removeIf(name -> asked.contains(name) || !name.startsWith(method + "."));
        assertThat(orphans).as("golden files that %s never asks for", method).isEmpty();
    }

    private static List<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Golden files whose class or method there is not.
    static List<String> orphans() {
        return files(ROOT).stream()
                .flatMap(owner -> files(ROOT.resolve(owner)).stream().map(f -> owner + "/" + f))
                .filter(file -> !owned(file))
                .toList();
    }

    private static boolean owned(String file) {
        String[] parts = file.split("/", 2);
        try {
            Set<String> methods =
                    Arrays.stream(Class.forName(parts[0]).getDeclaredMethods())
                            .map(java.lang.reflect.Method::getName)
                            .collect(Collectors.toSet());
            return methods.contains(parts[1].split("\\.", 2)[0]);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
