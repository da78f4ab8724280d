package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Project;
import dev.vox.stack.Health;
import dev.vox.stack.HttpHealthProbe;
import dev.vox.stack.RunFolder;
import dev.vox.stack.StackPorts;
import dev.vox.stack.StackStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Servers that stay in the foreground until a signal ends them.
@Timeout(180)
class ForegroundTest {
    @TempDir Path folder;

    private Tool start(Map<String, String> variables, String... arguments) throws Exception {
        return Tool.start(folder, folder.resolve("stderr"), variables, arguments);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 0"})
    void a_stack_in_the_foreground_leaves_no_process_no_port_and_no_record(String signal, int code)
            throws Exception {
        Map<String, String> variables = TestStacks.variables("ADAPTER_TYPE", "mock");
        StackPorts ports = TestStacks.settings(variables).ports();
        Project project = new Project(folder);
        try (Tool tool = start(variables, "dev", "--foreground")) {
            assertThat(tool.line()).isEqualTo("state\thealthy");
            assertThat(TestStacks.service().status(project))
                    .isInstanceOfSatisfying(
                            StackStatus.Up.class,
                            up -> {
                                assertThat(up.healthy()).isTrue();
                                assertThat(up.run().process().pid()).isEqualTo(tool.pid());
                            });

            tool.signal(signal);

            assertThat(tool.exit()).isEqualTo(code);
        }
        assertThat(ports.all()).allMatch(claim -> TestStacks.isFree(claim.port()));
        assertThat(RunFolder.find(project).flatMap(RunFolder::read)).isEmpty();
        assertThat(folder.resolve("stderr")).content().contains("INFO stack ready");
    }

    @Test
    void a_worker_and_an_orchestrator_by_themselves_find_each_other_and_end_on_sigterm()
            throws Exception {
        Map<String, String> variables = TestStacks.variables("ADAPTER_TYPE", "mock");
        StackPorts ports = TestStacks.settings(variables).ports();
        String address = "grpc://127.0.0.1:" + ports.grpc().port();
        String worker = Integer.toString(ports.grpc().port());
        try (Tool speaking =
                        start(
                                variables,
                                "serve",
                                "worker",
                                "--port",
                                worker,
                                "--default-model",
                                "mock-440hz",
                                "--host",
                                "127.0.0.1");
                Tool serving =
                        start(
                                variables,
                                "serve",
                                "orchestrator",
                                "--worker",
                                address,
                                "--host",
                                "127.0.0.1")) {
            assertThat(speaking.line()).isEqualTo("worker\t" + address + "\tmock-440hz");
            assertThat(serving.line())
                    .isEqualTo(
                            "orchestrator\tws://127.0.0.1:"
                                    + ports.webSocket().port()
                                    + "\t"
                                    + address);
            Health health =
                    new HttpHealthProbe()
                            .ask(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + ports.health().port()
                                                    + "/health"),
                                    Duration.ofSeconds(20));
            assertThat(health.checks()).containsEntry("registry", "");

            serving.signal("TERM");
            speaking.signal("TERM");

            assertThat(serving.exit()).isZero();
            assertThat(speaking.exit()).isZero();
        }
    }

    @Test
    void a_worker_whose_default_model_is_unknown_ends_with_a_prerequisite() throws Exception {
        Map<String, String> variables = TestStacks.variables();
        try (Tool tool = start(variables, "serve", "worker", "--default-model", "nobody")) {
            assertThat(tool.exit()).isEqualTo(4);
        }
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains("error: [worker] unknown model nobody")
                .contains("hint: set DEFAULT_MODEL_ID to one of them");
    }

    @Test
    void an_orchestrator_starts_from_the_file_of_a_deployment_and_warns_of_what_it_does_not_serve()
            throws Exception {
        Map<String, String> variables = TestStacks.variables();
        Path file = folder.resolve("orchestrator.yaml");
        Files.writeString(
                file,
                """
                transport: {websocket: {host: 127.0.0.1}}
                redis: {url: "redis://redis:6379"}
                routing: {static_worker_addr: "grpc://127.0.0.1:1"}
                """);
        try (Tool tool = start(variables, "serve", "orchestrator", "--config", file.toString())) {
            assertThat(tool.line()).startsWith("orchestrator\tws://127.0.0.1:");
            tool.signal("TERM");
            assertThat(tool.exit()).isZero();
        }
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains("warning: redis.url is set");
    }
}
