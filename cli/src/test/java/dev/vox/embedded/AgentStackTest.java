package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.vox.progress.Progress;
import dev.vox.stack.StackSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// Agents that are made of settings, from a client's text to the answer's first sound.
@Timeout(120)
class AgentStackTest {
    private static final String KEY = "sk-proj-0123456789abcdef";

    @TempDir Path folder;

    @Test
    void a_script_answers_a_text_in_agent_mode() throws Exception {
        Files.writeString(
                folder.resolve("talk.yaml"),
                "replies: [{match: /my name is (\\w+)/, reply: 'Hello, {1}. How are you?'}]");

        try (EmbeddedStack stack =
                        start(
                                "ORCHESTRATOR_MODE",
                                "agent",
                                "DIALOGUE",
                                "scripted",
                                "DIALOGUE_SCRIPT",
                                "talk.yaml");
                JsonSession client = JsonSession.connect(stack.webSocketPort())) {
            client.hello("transcript");
            client.say("My name is Kevin");

            assertThat(client.next("transcript", "assistant")).contains("Hello, Kevin.");
            assertThat(client.next("transcript", "assistant")).contains("How are you?");
            assertThat(client.next("audio")).contains("\"pcm\"");
        }
    }

    @Test
    void a_text_is_spoken_as_it_is_in_hybrid_mode() throws Exception {
        try (EmbeddedStack stack = start("ORCHESTRATOR_MODE", "hybrid");
                JsonSession client = JsonSession.connect(stack.webSocketPort())) {
            client.say("Hello");

            assertThat(client.next("audio")).contains("\"sequence\":1");
        }
    }

    @Test
    void a_language_model_answers_where_there_is_a_key() throws Exception {
        HttpServer model =
                model(
                        200,
                        "text/event-stream",
                        "data: {\"choices\":[{\"delta\":{\"content\":\"It is noon.\"}}]}\n\n"
                                + "data: [DONE]\n\n");
        try (EmbeddedStack stack = asking(model);
                JsonSession client = JsonSession.connect(stack.webSocketPort())) {
            client.hello("transcript");
            client.say("What time is it?");

            assertThat(client.next("transcript", "assistant")).contains("It is noon.");
        } finally {
            model.stop(0);
        }
    }

    @Test
    void a_key_that_is_refused_is_told_with_the_fix_and_without_the_key() throws Exception {
        HttpServer model =
                model(
                        401,
                        "application/json",
                        "{\"error\":{\"message\":\"Incorrect API key: " + KEY + "\"}}");
        try (EmbeddedStack stack = asking(model);
                JsonSession client = JsonSession.connect(stack.webSocketPort())) {
            client.say("What time is it?");

            assertThat(client.next("error"))
                    .contains("DIALOGUE_FAILED", "OPENAI_API_KEY")
                    .doesNotContain(KEY);
        } finally {
            model.stop(0);
        }
    }

    private EmbeddedStack asking(HttpServer model) {
        return start(
                "ORCHESTRATOR_MODE",
                "agent",
                "OPENAI_API_KEY",
                KEY,
                "OPENAI_BASE_URL",
                "http://127.0.0.1:" + model.getAddress().getPort() + "/v1");
    }

    private EmbeddedStack start(String... variables) {
        StackSettings settings = TestStacks.anyPorts(variables);
        return EmbeddedStack.start(
                settings,
                AgentReader.read(settings.mode(), settings.agent(), folder).checked(),
                "1.2.3",
                TestStacks.PATIENCE,
                Duration.ZERO,
                new Steering("open sesame", _ -> {}),
                Progress.NONE,
                Clock.systemUTC());
    }

    private static HttpServer model(int status, String type, String body) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext(
                "/v1/chat/completions",
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", type);
                    exchange.sendResponseHeaders(status, bytes.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(bytes);
                    }
                });
        server.start();
        return server;
    }
}
