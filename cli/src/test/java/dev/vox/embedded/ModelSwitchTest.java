package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.runtime.orchestrator.message.ModelOrder;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunState;
import dev.vox.stack.StackSettings;
import dev.vox.stack.SwitchReport;
import dev.vox.stack.SwitchReport.Speaker;
import dev.vox.stack.SwitchRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A stack in this JVM, which speaks with the mock alone at first, and the client that changes its model.
@Timeout(120)
class ModelSwitchTest {
    private static final String TOKEN = "open sesame";
    private static final Speaker TONE = new Speaker("mock-440hz", "mock");
    private static final Speaker KEVIN = new Speaker("kevin16", "kevin");

    private final List<ModelOrder> changes = new CopyOnWriteArrayList<>();
    private final EmbeddedStack stack =
            EmbeddedStack.start(
                    TestStacks.anyPorts("ADAPTER_TYPE", "mock"),
                    null,
                    "1.2.3",
                    TestStacks.PATIENCE,
                    Duration.ZERO,
                    new Steering(TOKEN, changes::add),
                    Progress.NONE,
                    Clock.systemUTC());

    @AfterEach
    void stop() {
        stack.close();
    }

    private static RunState run(int healthPort) {
        return new RunState(
                ProcessIdentity.current(),
                RunState.Phase.READY,
                "embedded",
                "legacy",
                "mock-440hz",
                "test",
                Instant.EPOCH,
                List.of(
                        new RunState.Endpoint(
                                "orchestrator",
                                "health",
                                URI.create("http://localhost:" + healthPort + "/health"))));
    }

    private static SwitchRequest wanted(StackSettings settings, Duration timeout) {
        return new SwitchRequest(
                new Project(Path.of("/nowhere")), settings.speech(), List.of(), Map.of(), timeout);
    }

    private static SwitchRequest kevin() {
        return wanted(TestStacks.anyPorts(), TestStacks.PATIENCE);
    }

    private ControlClient client(String token) {
        return new ControlClient(run(stack.healthPort()), token);
    }

    private static String page(int port, String path) throws IOException {
        try (InputStream page =
                URI.create("http://localhost:" + port + path).toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_stack_speaks_with_the_new_model_and_every_page_says_so() throws Exception {
        assertThat(page(stack.healthPort(), "/health")).contains("\"model\":\"mock-440hz\"");

        SwitchReport report = client(TOKEN).change(kevin());

        assertThat(report.profile()).isEqualTo("kevin");
        assertThat(report.from()).isEqualTo(TONE);
        assertThat(report.to()).isEqualTo(KEVIN);
        assertThat(report.alreadyThere()).isFalse();
        assertThat(changes).extracting(ModelOrder::modelId).containsExactly("kevin16");
        assertThat(page(stack.healthPort(), "/health")).contains("\"model\":\"kevin16\"");
        assertThat(page(stack.metricsPort(), "/health"))
                .contains("\"default_model\":\"kevin16\"", "\"resident_models\":[\"kevin16\"]");
    }

    @Test
    void a_model_that_speaks_already_is_no_change() {
        client(TOKEN).change(kevin());

        SwitchReport again = client(TOKEN).change(kevin());

        assertThat(again.alreadyThere()).isTrue();
        assertThat(again.from()).isEqualTo(again.to());
    }

    @Test
    void a_tone_in_the_place_of_a_model_is_told_from_the_model() {
        StackSettings tone =
                TestStacks.anyPorts("ADAPTER_TYPE", "mock", "DEFAULT_MODEL_ID", "kevin16");
        SwitchReport toTone = client(TOKEN).change(wanted(tone, TestStacks.PATIENCE));

        SwitchReport toVoice = client(TOKEN).change(kevin());

        assertThat(toTone.to()).isEqualTo(new Speaker("kevin16", "mock"));
        assertThat(toVoice.from()).isEqualTo(toTone.to());
        assertThat(toVoice.to()).isEqualTo(KEVIN);
        assertThat(toVoice.alreadyThere()).isFalse();
    }

    @Test
    void a_model_that_is_late_leaves_the_old_one_and_both_are_named() throws Exception {
        SwitchRequest hasty = wanted(TestStacks.anyPorts(), Duration.ofMillis(1));

        assertThatThrownBy(() -> client(TOKEN).change(hasty))
                .isInstanceOf(OperationFailed.class)
                .hasMessageStartingWith("[kevin16] cannot load model kevin16: not loaded after ")
                .hasMessageEndingWith("; mock-440hz still speaks");
        assertThat(page(stack.healthPort(), "/health")).contains("\"model\":\"mock-440hz\"");
        assertThat(changes).isEmpty();
    }

    @Test
    void a_model_that_no_engine_has_leaves_the_old_one() throws Exception {
        StackSettings piper = TestStacks.anyPorts("DEFAULT_MODEL_ID", "piper-en-us-amy");

        assertThatThrownBy(() -> client(TOKEN).change(wanted(piper, TestStacks.PATIENCE)))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("unknown model piper-en-us-amy, available: ")
                .hasMessageEndingWith("kevin, kevin16, mock-440hz; mock-440hz still speaks");
        assertThat(page(stack.healthPort(), "/health")).contains("\"model\":\"mock-440hz\"");
    }

    @Test
    void another_token_opens_nothing() {
        assertThatThrownBy(() -> client("sesame").change(kevin()))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        e ->
                                assertThat(e.hint())
                                        .contains("start it anew: vox stop, then vox dev kevin"))
                .hasMessage("[stack] it refuses the control token of this project");
        assertThat(changes).isEmpty();
    }

    @Test
    void an_answer_that_cannot_be_read_is_an_operation_that_failed() throws Exception {
        byte[] answer = "{\"to\":{\"model_id\":7}}".getBytes(StandardCharsets.UTF_8);
        HttpServer other =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        1,
                        "/",
                        exchange -> {
                            exchange.getResponseHeaders().set("Content-Type", "application/json");
                            exchange.sendResponseHeaders(200, answer.length);
                            exchange.getResponseBody().write(answer);
                            exchange.close();
                        });
        other.start();
        try {
            ControlClient client = new ControlClient(run(other.getAddress().getPort()), TOKEN);
            assertThatThrownBy(() -> client.change(kevin()))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessage("[stack] its answer cannot be read");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void a_stack_that_is_gone_or_silent_is_an_operation_that_failed() throws Exception {
        int port = stack.healthPort();
        stack.close();
        assertThatThrownBy(() -> new ControlClient(run(port), TOKEN).change(kevin()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageStartingWith("[kevin16] the stack cannot be asked: ")
                .hasMessageEndingWith("; mock-440hz spoke last");

        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SwitchRequest hasty = wanted(TestStacks.anyPorts(), Duration.ofMillis(1));
            assertThatThrownBy(() ->
                            new ControlClient(run(silent.getLocalPort()), TOKEN).change(hasty))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessage(
                            "[kevin16] the stack did not answer within 2001 ms; mock-440hz spoke"
                                    + " last");
        }
    }
}
