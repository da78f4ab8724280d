package dev.vox.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Project;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState.Endpoint;
import dev.vox.stack.compose.ComposeRecord.Entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class ComposeRecordTest {
    @TempDir Path root;

    private static ComposeRecord record() {
        return new ComposeRecord(
                "shop",
                Path.of("/shop"),
                List.of(Path.of("/shop/compose.yaml")),
                List.of("piper"),
                List.of("piper", "web"),
                "tts0",
                "orchestrator",
                "piper-en-us",
                "legacy",
                Instant.parse("2026-03-01T10:15:30Z"),
                List.of(
                        new Endpoint(
                                "orchestrator", "websocket", URI.create("ws://localhost:8080"))),
                Map.of("DEFAULT_MODEL", "piper"),
                List.of(
                        new Entry("migrate", "", "ab", true),
                        new Entry("tts0", "c1", "cd", false)));
    }

    @Test
    void what_is_written_is_read() {
        RunFolder folder = RunFolder.create(new Project(root));

        record().write(folder);

        assertThat(ComposeRecord.read(folder)).contains(record());
        assertThat(record().profile()).contains("piper");
    }

    @Test
    void half_a_file_and_one_of_another_version_are_none() throws IOException {
        RunFolder folder = RunFolder.create(new Project(root));
        record().write(folder);
        Path file = root.resolve(".vox/run/compose.json");
        String whole = Files.readString(file);

        Files.writeString(file, whole.substring(0, whole.length() / 2));
        assertThat(ComposeRecord.read(folder)).isEmpty();
        Files.writeString(file, whole.replace("\"schemaVersion\": 1", "\"schemaVersion\": 2"));
        assertThat(ComposeRecord.read(folder)).isEmpty();
    }

    @Test
    void a_service_that_is_being_started_counts_as_not_started() {
        assertThat(record().started()).containsOnlyKeys("tts0");
    }
}
