package dev.vox.validate.bundle;

import dev.vox.env.Project;
import dev.vox.json.Json;
import dev.vox.problem.VoxException;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which versions are at work: of the tool, its JDK, the system, the container engine and Compose.
public final class VersionsPart {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int MEBIBYTE = 1 << 20;

    private VersionsPart() {}

    /// The part.
    ///
    /// @param vox the line of `vox --version`
    /// @param environment that engines are asked with
    public static BundlePart of(String vox, Project project, Map<String, String> environment) {
        return new BundlePart(
                "versions.json",
                "versions of vox, the JDK, the system, the engine and Compose",
                () -> Json.pretty(Json.document(1, facts(vox, project, environment))));
    }

    private static Map<String, Object> facts(
            String vox, Project project, Map<String, String> environment)
            throws InterruptedException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("vox", vox);
        facts.put("jdk", Runtime.version().toString());
        facts.put("system", firstLine("/etc/os-release", "PRETTY_NAME=").replace("\"", ""));
        facts.put("kernel", firstLine("/proc/version", ""));
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("heapMiB", Runtime.getRuntime().maxMemory() / MEBIBYTE);
        facts.put("memory", firstLine("/proc/meminfo", "MemTotal:").strip());
        facts.put("project", project.root().toString());
        facts.put(
                "engine",
                said(
                        environment,
                        "docker",
                        "version",
                        "--format",
                        "client {{.Client.Version}}, server {{.Server.Version}}"));
        facts.put("compose", said(environment, "docker", "compose", "version", "--short"));
        return facts;
    }

    private static String said(Map<String, String> environment, String... line)
            throws InterruptedException {
        try {
            Completed done = Programs.run(Command.of(DEADLINE, List.of(line)).with(environment));
            String text = done.succeeded() ? done.out() : done.err() + done.out();
            return text.strip().lines().findFirst().orElse("exit " + done.exit());
        } catch (VoxException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// What follows a word at the beginning of a line; empty where there is none.
    private static String firstLine(String file, String begin) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(begin))
                    .map(line -> line.substring(begin.length()))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
