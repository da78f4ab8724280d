package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.packaged.PackagedTool.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A person who talks through a client in another language, with that language's usual WebSocket library.
@Timeout(300)
class OtherLanguageClientProcessTest {
    private static final Path CLIENT =
            Path.of("src/test/resources/dev/vox/packaged/duplex-client.cjs").toAbsolutePath();
    private static final String LIBRARY = "ws@8";

    @TempDir Path folder;
    private PackagedTool vox;

    @BeforeEach
    void install() throws IOException, InterruptedException {
        assumeThat(
                        ends(
                                List.of(
                                        "npm",
                                        "install",
                                        "--silent",
                                        "--no-audit",
                                        "--no-fund",
                                        "--prefix",
                                        folder.toString(),
                                        LIBRARY),
                                "npm"))
                .as("npm can install %s", LIBRARY)
                .isTrue();
        vox = PackagedTool.in(folder);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (vox != null) {
            assertThat(vox.run("stop").exit()).isZero();
        }
    }

    @Test
    void asksBreaksInAndIsAnsweredAgain() throws Exception {
        Outcome dev = vox.run("dev", "kevin", "agent");
        assertThat(dev.exit()).as(dev.err()).isZero();
        Outcome spoken = vox.run("say", "What is the weather today?", "-o", "question.wav");
        assertThat(spoken.exit()).as(spoken.err()).isZero();

        Path out = folder.resolve("told");
        assertThat(
                        ends(
                                List.of(
                                        "node",
                                        CLIENT.toString(),
                                        folder.resolve("node_modules").toString(),
                                        "ws://localhost:" + vox.port("ORCHESTRATOR_WS_PORT"),
                                        vox.project().resolve("question.wav").toString()),
                                "told"))
                .isTrue();

        JsonValue told = Json.parse("the client", Files.readString(out));
        assertThat(told.text("session").orElseThrow()).startsWith("ws-");
        assertThat(texts(told, "errors")).isEmpty();
        assertThat(told.flag("inOrder")).contains(true);
        assertThat(told.number("flushes").orElseThrow()).isPositive();
        assertThat(texts(told, "states"))
                .containsSubsequence("SPEAKING", "BARGED_IN", "LISTENING", "SPEAKING");
        assertThat(texts(told, "heard")).hasSize(2);
        assertThat(told.number("frames").orElseThrow()).isGreaterThan(40);
    }

    private static List<String> texts(JsonValue told, String key) {
        return told.items(key).stream().map(item -> ((JsonValue.Text) item).value()).toList();
    }

    /// Whether a program ends well, its output in a file of the folder.
    private boolean ends(List<String> command, String name)
            throws IOException, InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectOutput(folder.resolve(name).toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException missing) {
            return false;
        }
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
