package dev.vox.stack.compose.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The runtime of images has every module that the packaged tool needs.
class ToolImageProcessTest {
    @Test
    void theModulesAreThoseThatJdepsFinds() throws Exception {
        List<String> jars = jars();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--multi-release",
                                Integer.toString(Runtime.version().feature()),
                                "--ignore-missing-deps",
                                "--print-module-deps",
                                "--class-path",
                                String.join(":", jars)));
        arguments.addAll(jars);
        StringWriter out = new StringWriter();
        int exit =
                ToolProvider.findFirst("jdeps")
                        .orElseThrow()
                        .run(
                                new PrintWriter(out),
                                new PrintWriter(out),
                                arguments.toArray(String[]::new));

        assertThat(exit).as(out.toString()).isZero();
        String found = out.toString().lines().toList().getLast();
        assertThat(JavaRuntime.MODULES).containsAll(List.of(found.split(",")));
    }

    private static List<String> jars() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("vox.tool", "target/vox"), "lib"))) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
