package dev.vox.env;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The real `docker compose`, asked what it makes of env files. It needs no engine for that.
final class Compose {
    private static final long DEADLINE_SECONDS = 30;

    private final Path folder;
    private final Map<String, String> environment;

    Compose(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    static boolean isThere() {
        try {
            Process process =
                    new ProcessBuilder("docker", "compose", "version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What Compose says.
    ///
    /// @param services the environment of each service; empty after an error
    /// @param error without warnings; empty when all was well
    record Answer(List<Map<String, String>> services, String error) {}

    /// One service a file, each with the file as its `env_file`.
    Answer envFiles(List<String> texts) {
        StringBuilder project = new StringBuilder("name: oracle\nservices:\n");
        try {
            Path work = Files.createTempDirectory(folder, "project");
            for (int i = 0; i < texts.size(); i++) {
                Files.writeString(work.resolve(i + ".env"), texts.get(i));
                project.append("  s%d:\n    image: x\n    env_file: [%d.env]\n".formatted(i, i));
            }
            return config(work, project.toString(), List.of(), texts.size());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Files given as `--env-file`, in order; the answer is the value of each key.
    Answer projectFiles(List<String> texts, List<String> keys) {
        try {
            Path work = Files.createTempDirectory(folder, "project");
            List<String> flags = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                Files.writeString(work.resolve(i + ".env"), texts.get(i));
                flags.addAll(List.of("--env-file", i + ".env"));
            }
            String project =
                    "name: oracle\nservices:\n  s0:\n    image: x\n    environment: "
                            + Json.compact(keys);
            return config(work, project, flags, 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer config(Path work, String project, List<String> flags, int services)
            throws IOException {
        Files.writeString(work.resolve("compose.yml"), project);
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(flags);
        command.addAll(List.of("-f", "compose.yml", "config", "--format", "json"));
        Path out = work.resolve("out");
        Path err = work.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(work.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("HOME", work.toString());
        builder.environment().putAll(environment);
        int exit = exit(builder.start(), command);
        return exit == 0
                ? new Answer(services(Files.readString(out), services), "")
                : new Answer(List.of(), error(Files.readString(err)));
    }

    private static int exit(Process process, List<String> command) {
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("no answer in time: " + command);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String error(String said) {
        return said.lines()
                .filter(line -> !line.startsWith("time=\""))
                .collect(Collectors.joining("\n"));
    }

    /// `config` doubles each dollar sign, so that its output could be a project file again.
    private static List<Map<String, String>> services(String json, int count) {
        try {
            JsonValue all = Json.parse("compose", json).get("services").orElseThrow();
            List<Map<String, String>> services = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                services.add(environment(all.get("s" + i).orElseThrow()));
            }
            return services;
        } catch (MalformedJson e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> environment(JsonValue service) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (service.get("environment").orElse(null) instanceof JsonValue.Members members) {
            members.values()
                    .forEach((key, value) -> {
                        if (value instanceof JsonValue.Text(String text)) {
                            variables.put(key, text.replace("$$", "$"));
                        }
                    });
        }
        return variables;
    }
}
