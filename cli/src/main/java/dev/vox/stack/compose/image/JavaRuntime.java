package dev.vox.stack.compose.image;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A Java runtime with what the tool needs of a JDK, made by the JDK's jlink.
final class JavaRuntime {
    /// What the tool and its libraries need; `jdeps` finds these in the packaged tool, which a test looks after.
    static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.desktop",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.prefs",
                    "java.sql",
                    "jdk.httpserver",
                    "jdk.jfr",
                    "jdk.management",
                    "jdk.net",
                    "jdk.unsupported");

    private static final int RELEASE = Runtime.version().feature();

    private final Path jdk;

    JavaRuntime(Path jdk) {
        this.jdk = jdk;
    }

    /// What makes one differ from another.
    String description() {
        return "jdk " + Runtime.version() + " " + String.join(",", MODULES);
    }

    /// Makes it.
    ///
    /// @param folder not there yet
    /// @throws MissingPrerequisite when the JDK is none, but a runtime itself
    /// @throws OperationFailed when jlink fails or is late
    void link(Path folder, Duration deadline) throws InterruptedException {
        Path jlink = jdk.resolve("bin").resolve("jlink");
        if (!Files.isExecutable(jlink)) {
            throw new MissingPrerequisite(
                    "[image] " + jdk + " has no jlink: it is no whole JDK", fix());
        }
        Completed run =
                Programs.run(
                        Command.of(
                                deadline,
                                List.of(
                                        jlink.toString(),
                                        "--add-modules",
                                        String.join(",", MODULES),
                                        "--compress",
                                        "zip-6",
                                        "--strip-java-debug-attributes",
                                        "--no-header-files",
                                        "--no-man-pages",
                                        "--output",
                                        folder.toString())));
        if (!run.succeeded()) {
            String said = (run.err() + run.out()).strip();
            throw new OperationFailed("[image] jlink of " + jdk + " failed: " + said, fix());
        }
    }

    private static String fix() {
        return "install a JDK %d, and set VOX_JAVA_HOME to its folder".formatted(RELEASE);
    }
}
