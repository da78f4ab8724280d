package dev.vox.stack.compose.model.read;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The real `docker compose config`, which needs no engine.
final class ComposeConfig {
    private static final long DEADLINE_SECONDS = 30;

    private ComposeConfig() {}

    /// What Compose makes of a project.
    ///
    /// @param project empty after an error
    /// @param error without warnings; empty when all was well
    record Answer(Optional<JsonValue> project, String error) {}

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

    /// @param folder that Compose is started in; its output goes to files beside it
    static Answer of(Path folder, List<Path> files, Map<String, String> variables) {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--profile", "*"));
        files.forEach(file -> command.addAll(List.of("-f", file.toString())));
        command.addAll(List.of("config", "--format", "json"));
        try {
            Path out = Files.createTempFile("compose", ".json");
            Path err = Files.createTempFile("compose", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().keySet().retainAll(List.of("PATH"));
            builder.environment().putAll(variables);
            Process process = builder.start();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("no answer in time: " + command);
            }
            Answer answer =
                    process.exitValue() == 0
                            ? new Answer(Optional.of(parsed(Files.readString(out))), "")
                            : new Answer(Optional.empty(), error(Files.readString(err)));
            Files.delete(out);
            Files.delete(err);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// `config` doubles each dollar sign, so that its output could be a project file again.
    private static JsonValue parsed(String json) {
        try {
            return Json.parse("compose", json.replace("$$", "$"));
        } catch (MalformedJson e) {
            throw new IllegalStateException(e);
        }
    }

    private static String error(String said) {
        return said.lines()
                .filter(line -> !line.startsWith("time=\""))
                .collect(Collectors.joining("\n"));
    }
}
