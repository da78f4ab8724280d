package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.probe.ServiceProber;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.Health;
import dev.vox.stack.ProbedHealth;
import dev.vox.stack.StackSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(120)
class EmbeddedStackTest {
    private static EmbeddedStack start(StackSettings settings, Progress progress) {
        AgentConfig agent =
                AgentReader.read(settings.mode(), settings.agent(), Path.of("/nowhere")).checked();
        return EmbeddedStack.start(
                settings,
                agent,
                "1.2.3",
                TestStacks.PATIENCE,
                Duration.ZERO,
                new Steering("open sesame", _ -> {}),
                progress,
                Clock.systemUTC());
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "hybrid"})
    void an_agent_is_up_at_once_and_loads_nothing_while_nobody_speaks(String mode)
            throws Exception {
        try (EmbeddedStack stack =
                start(TestStacks.anyPorts("ORCHESTRATOR_MODE", mode), Progress.NONE)) {
            URI health = URI.create("http://localhost:" + stack.healthPort() + "/health");
            try (InputStream page = health.toURL().openStream()) {
                assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("\"mode\":\"" + mode + "\"");
            }
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("sphinx"));
        }
    }

    @Test
    void worker_registry_and_orchestrator_are_healthy_together() throws Exception {
        try (EmbeddedStack stack = start(TestStacks.anyPorts(), Progress.NONE)) {
            Health health =
                    new ProbedHealth(new ServiceProber())
                            .ask(
                                    URI.create(
                                            "http://localhost:" + stack.healthPort() + "/health"),
                                    TestStacks.PATIENCE);

            assertThat(health.problem()).isNull();
            assertThat(health.healthy()).isTrue();
            assertThat(health.checks()).isEqualTo(Map.of("worker", "", "registry", ""));
            assertThat(health.sessions()).isZero();
            URI metrics = URI.create("http://localhost:" + stack.metricsPort() + "/metrics");
            try (InputStream page = metrics.toURL().openStream()) {
                assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("sessions_active");
            }
        }
    }

    @Test
    void each_service_reports_when_it_is_ready() {
        List<ProgressEvent> events = new CopyOnWriteArrayList<>();

        try (EmbeddedStack stack =
                start(TestStacks.anyPorts("ADAPTER_TYPE", "mock"), events::add)) {
            assertThat(events.stream().filter(ProgressEvent.Started.class::isInstance))
                    .extracting(ProgressEvent::subject)
                    .containsExactlyInAnyOrder("worker", "orchestrator");
            assertThat(events.stream().filter(ProgressEvent.Finished.class::isInstance))
                    .extracting(event -> ((ProgressEvent.Finished) event).detail())
                    .containsExactlyInAnyOrder(
                            "grpc://localhost:" + stack.grpcPort(),
                            "ws://localhost:" + stack.webSocketPort());
        }
    }

    @Test
    void every_port_is_free_after_closing() {
        EmbeddedStack stack = start(TestStacks.anyPorts("ADAPTER_TYPE", "mock"), Progress.NONE);
        List<Integer> ports =
                List.of(
                        stack.webSocketPort(),
                        stack.healthPort(),
                        stack.grpcPort(),
                        stack.metricsPort());
        assertThat(ports).noneMatch(TestStacks::isFree);

        stack.close();

        assertThat(ports).allMatch(TestStacks::isFree);
    }

    @Test
    void an_unknown_default_model_is_a_missing_prerequisite_that_lists_what_there_is() {
        assertThatThrownBy(() ->
                        start(TestStacks.anyPorts("DEFAULT_MODEL_ID", "nobody"), Progress.NONE))
                .isInstanceOfSatisfying(
                        MissingPrerequisite.class,
                        e -> {
                            assertThat(e)
                                    .hasMessageMatching(
                                            "\\[worker] unknown model nobody, available: .*kevin16,"
                                                    + " mock-440hz");
                            assertThat(e.hint()).contains("set DEFAULT_MODEL_ID to one of them");
                        });
    }

    @Test
    void a_port_that_is_taken_meanwhile_ends_the_start_and_leaves_no_other_port_taken()
            throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> variables =
                    TestStacks.variables(
                            "ADAPTER_TYPE",
                            "mock",
                            "ORCHESTRATOR_WS_PORT",
                            Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> start(TestStacks.settings(variables), Progress.NONE))
                    .isInstanceOf(MissingPrerequisite.class)
                    .hasMessageStartingWith("[orchestrator] port " + taken.getLocalPort());
            assertThat(TestStacks.isFree(Integer.parseInt(variables.get("WORKER_GRPC_PORT"))))
                    .isTrue();
        }
    }

    @Test
    void confined_to_the_mock_a_worker_serves_any_model_id() {
        StackSettings settings =
                TestStacks.anyPorts(
                        "ADAPTER_TYPE", "mock", "DEFAULT_MODEL_ID", "piper-en-us-lessac-medium");

        try (EmbeddedStack stack = start(settings, Progress.NONE)) {
            assertThat(stack.grpcPort()).isPositive();
        }
        assertThat(TestStacks.anyPorts("ADAPTER_TYPE", "mock").speech().model())
                .isEqualTo("mock-440hz");
    }
}
