package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.SigInt;
import dev.vox.env.Project;
import dev.vox.probe.ServiceProber;
import dev.vox.progress.Progress;
import dev.vox.stack.DownReport;
import dev.vox.stack.Health;
import dev.vox.stack.ProbedHealth;
import dev.vox.stack.RunFolder;
import dev.vox.stack.StackPorts;
import dev.vox.stack.StackStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        assumeHeard(signal);
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

    private static void assumeHeard(String signal) throws IOException {
        if (signal.equals("INT")) {
            SigInt.assumeHeard();
        }
    }

    private static Map<String, String> slow() throws IOException {
        return TestStacks.variables("ADAPTER_TYPE", "mock", "MOCK_FRAME_DELAY_MS", "60000");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 0"})
    void a_signal_ends_a_stack_that_is_starting_in_the_foreground(String signal, int code)
            throws Exception {
        assumeHeard(signal);
        Project project = new Project(folder);
        try (Tool tool = start(slow(), "dev", "--foreground")) {
            tool.await(() -> contains("INFO stack starting"));

            tool.signal(signal);

            assertThat(tool.exit()).isEqualTo(code);
        }
        assertThat(RunFolder.find(project).flatMap(RunFolder::read)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 0"})
    void a_signal_ends_a_worker_that_is_starting(String signal, int code) throws Exception {
        assumeHeard(signal);
        Map<String, String> variables = slow();
        int metrics = TestStacks.settings(variables).ports().metrics().port();
        try (Tool tool = start(variables, "serve", "worker", "--host", "127.0.0.1")) {
            tool.await(() -> !TestStacks.isFree(metrics));

            tool.signal(signal);

            assertThat(tool.exit()).isEqualTo(code);
        }
    }

    private boolean contains(String text) {
        try {
            return Files.readString(folder.resolve("stderr")).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_stack_in_the_foreground_that_somebody_stops_ends_with_its_own_code() throws Exception {
        try (Tool tool =
                start(TestStacks.variables("ADAPTER_TYPE", "mock"), "dev", "--foreground")) {
            assertThat(tool.line()).isEqualTo("state\thealthy");

            DownReport down =
                    TestStacks.service()
                            .down(new Project(folder), Duration.ofSeconds(20), Progress.NONE);

            assertThat(down.outcome()).isEqualTo(DownReport.Outcome.STOPPED);
            assertThat(tool.exit()).isZero();
        }
    }

    @Test
    void a_stack_whose_stderr_nobody_reads_runs_and_writes_its_logs() throws Exception {
        Map<String, String> variables = TestStacks.variables("ADAPTER_TYPE", "mock");
        Project project = new Project(folder);
        try (Tool tool = Tool.startUnheard(folder, variables, "dev", "--foreground")) {
            assertThat(tool.line()).isEqualTo("state\thealthy");
            assertThat(TestStacks.service().status(project).healthy()).isTrue();
            assertThat(project.logs().resolve("stack.log")).content().contains("INFO stack ready");
            tool.signal("TERM");
            assertThat(tool.exit()).isZero();
        }
        assertThat(project.logs().resolve("stack.log")).content().contains("INFO stack stopped");
    }

    @Test
    void a_worker_whose_stderr_nobody_reads_serves() throws Exception {
        Map<String, String> variables = TestStacks.variables("ADAPTER_TYPE", "mock");
        try (Tool tool = Tool.startUnheard(folder, variables, "serve", "worker")) {
            assertThat(tool.line()).startsWith("worker\tgrpc://");
            tool.signal("TERM");
            assertThat(tool.exit()).isZero();
        }
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
                    new ProbedHealth(new ServiceProber())
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
    void a_worker_whose_default_model_is_unknown_ends_with_a_usage_error() throws Exception {
        Map<String, String> variables = TestStacks.variables();
        try (Tool tool = start(variables, "serve", "worker", "--default-model", "nobody")) {
            assertThat(tool.exit()).isEqualTo(2);
        }
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains("[--default-model] DEFAULT_MODEL_ID=nobody")
                .contains("there are: cosyvoice2, espeak, kevin, mock");
    }

    @Test
    void an_orchestrator_starts_from_the_file_of_a_deployment_though_its_redis_is_not_there()
            throws Exception {
        Map<String, String> variables = TestStacks.variables();
        Path file = folder.resolve("orchestrator.yaml");
        Files.writeString(
                file,
                """
                transport: {websocket: {host: 127.0.0.1}}
                redis: {url: "redis://127.0.0.1:1"}
                routing: {static_worker_addr: "grpc://127.0.0.1:1"}
                """);
        try (Tool tool = start(variables, "serve", "orchestrator", "--config", file.toString())) {
            assertThat(tool.line())
                    .startsWith("orchestrator\tws://127.0.0.1:")
                    .endsWith("\tredis://127.0.0.1:1");
            tool.await(() -> contains("redis://127.0.0.1:1: connection refused"));
            tool.signal("TERM");
            assertThat(tool.exit()).isZero();
        }
    }
}
