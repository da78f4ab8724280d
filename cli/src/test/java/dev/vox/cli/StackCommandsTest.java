package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.env.LogLevel;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.RotatingLogFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class StackCommandsTest {
    /// Above any process id that a system gives out.
    private static final String CRASHED =
            """
            {"schemaVersion": 1, "pid": 99999999, "processStart": "2026-03-01T09:00:00Z", "phase": "ready",
             "backend": "embedded", "mode": "legacy", "model": "kevin16", "buildId": "abc123",
             "startedAt": "2026-03-01T09:00:01Z",
             "endpoints": [{"service": "orchestrator", "purpose": "health", "address": "http://localhost:1/health"}]}
            """;

    @RegisterExtension final Golden golden = new Golden();
    @TempDir Path temporary;
    private Path project;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
    }

    private Run vox(String... args) {
        return Run.in(Map.of("VOX_PROJECT", project.toString()), args);
    }

    private void crash() throws IOException {
        Files.createDirectories(project.resolve(".vox/run"));
        Files.writeString(project.resolve(".vox/run/stack.json"), CRASHED);
    }

    private void logs() throws IOException {
        Path folder = Files.createDirectories(project.resolve(".vox/logs"));
        Instant start = Run.CLOCK.instant().minusSeconds(600);
        write(folder, start, LogLevel.INFO, "stack", "starting, pid 4711");
        write(folder, start.plusMillis(20), LogLevel.INFO, "worker", "loaded kevin16");
        write(folder, start.plusMillis(10), LogLevel.DEBUG, "orchestrator", "listening");
        write(
                folder,
                start.plusSeconds(500),
                LogLevel.ERROR,
                "worker",
                "it broke",
                "a.B: c",
                "    at d");
        write(folder, start.plusSeconds(501), LogLevel.WARNING, "registry", "nobody renews");
    }

    private static void write(
            Path folder,
            Instant time,
            LogLevel level,
            String service,
            String message,
            String... details)
            throws IOException {
        try (RotatingLogFile file =
                new RotatingLogFile(new LogFolder(folder), service, RotatingLogFile.USUAL_SIZE)) {
            file.write(new LogEntry(time, level, service, message, List.of(details)));
        }
    }

    private String scrubbed(String text) {
        return text.replace(project.toString(), "PROJECT");
    }

    @Test
    void statusOfNothing() {
        Run plain = vox("status");
        assertThat(plain.exit()).isEqualTo(1);
        golden.matches("plain", plain.out());
        golden.matches("json", scrubbed(vox("status", "--json").out()));
    }

    @Test
    void statusOfACrash() throws IOException {
        crash();
        logs();

        Run plain = vox("status");
        assertThat(plain.exit()).isEqualTo(1);
        golden.matches("plain", plain.out());
        golden.matches("json", scrubbed(vox("status", "--json").out()));
        golden.matches(
                "human",
                Run.atTerminal("status", "--color=never", "--project", project.toString()).out());
        assertThat(project.resolve(".vox/run/stack.json")).hasContent(CRASHED);
    }

    @Test
    void aRecordWithoutAHealthPageIsAStackThatDoesNotAnswer() throws IOException {
        Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
        Files.createDirectories(project.resolve(".vox/run"));
        Files.writeString(
                project.resolve(".vox/run/stack.json"),
                CRASHED.replace("99999999", Long.toString(ProcessHandle.current().pid()))
                        .replace("2026-03-01T09:00:00Z", began.toString())
                        .replaceAll("\\{\"service.*?}", ""));

        Run run = vox("status");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("its record names no health page");
    }

    @Test
    void flagsThatAreWrongAreUsageErrors() {
        for (String time : List.of("30d", "999999999d", "0ms")) {
            Run run = vox("dev", "--timeout", time);
            assertThat(run.exit()).as(time).isEqualTo(2);
            assertThat(run.err()).contains("'" + time + "' is not between 1ms and 1d");
        }
        Run port = vox("serve", "worker", "--port", "99999");
        assertThat(port.exit()).isEqualTo(2);
        assertThat(port.err())
                .contains("error: --port=99999: ")
                .contains("usage: vox serve worker [OPTIONS]");
        Run worker = vox("serve", "orchestrator", "--worker", "nowhere");
        assertThat(worker.exit()).isEqualTo(2);
        assertThat(worker.err()).contains("usage: vox serve orchestrator [OPTIONS]");
    }

    @Test
    void aServerIsNotConcernedWithTheSettingsOfAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Run run =
                    Run.in(
                            Map.of("TTL_MS", "abc", "ORCHESTRATOR_WS_PORT", port),
                            "serve",
                            "orchestrator",
                            "--host",
                            "127.0.0.1",
                            "--worker",
                            "grpc://localhost:1");

            assertThat(run.exit()).isEqualTo(4);
            assertThat(run.err())
                    .contains(
                            "[orchestrator WebSocket port "
                                    + port
                                    + "] taken by pid "
                                    + ProcessHandle.current().pid());
        }
    }

    @Test
    void stopOfNothing() throws IOException {
        Run plain = vox("stop");
        assertThat(plain.exit()).isZero();
        golden.matches("plain", plain.out());
        golden.matches("json", vox("stop", "--json").out());

        crash();
        golden.matches(
                "human",
                Run.atTerminal("stop", "--color=never", "--project", project.toString()).out());
        assertThat(project.resolve(".vox/run/stack.json")).doesNotExist();
    }

    @Test
    void logsOfAllServices() throws IOException {
        logs();

        golden.matches("plain", vox("logs").out());
        golden.matches("json", vox("logs", "--json").out());
        golden.matches(
                "human",
                Run.atTerminal("logs", "--color=always", "--project", project.toString()).out());
    }

    @Test
    void logsThatAreAskedFor() throws IOException {
        logs();

        assertThat(vox("logs", "worker", "--since", "5m").out().lines())
                .hasSize(3)
                .first()
                .asString()
                .endsWith("it broke");
        assertThat(vox("logs", "--since", "2026-03-01T10:13:51Z").out().lines())
                .singleElement()
                .asString()
                .endsWith("nobody renews");
        assertThat(vox("logs", "--tail", "1").out())
                .contains("nobody renews")
                .doesNotContain("broke");
        assertThat(vox("logs", "--grep", "load.d").out().lines())
                .singleElement()
                .asString()
                .endsWith("loaded kevin16");
        assertThat(vox("logs", "--level", "error").out())
                .contains("it broke")
                .doesNotContain("renews");
    }

    @Test
    void logsOfNothing() {
        Run none = vox("logs");

        assertThat(none.exit()).isZero();
        assertThat(none.out()).isEmpty();
    }

    @Test
    void usageErrors() {
        golden.matches("service", vox("logs", "wroker").err());
        golden.matches("since", vox("logs", "--since", "yesterday").err());
        golden.matches("grep", vox("logs", "--grep", "(").err());
        golden.matches("tail", vox("logs", "--tail", "-1").err());
        golden.matches("timeout", vox("dev", "--timeout", "soon").err());
        assertThat(vox("logs", "wroker").exit()).isEqualTo(2);
        assertThat(vox("dev", "--timeout", "soon").exit()).isEqualTo(2);
    }

    @Test
    void mistakesInTheEnvironment() {
        Run run =
                Run.in(
                        Map.of(
                                "VOX_PROJECT", project.toString(),
                                "ORCHESTRATOR_MODE", "legcy",
                                "WORKER_GRPC_PORT", "abc"),
                        "dev");

        assertThat(run.exit()).isEqualTo(3);
        golden.matches(run.err());
        assertThat(project.resolve(".vox")).doesNotExist();
    }

    @Test
    void aProjectThatCannotHoldState() throws IOException {
        Files.writeString(project.resolve(".vox"), "in the way");

        Run run = vox("dev");

        assertThat(run.exit()).isEqualTo(4);
        golden.matches(scrubbed(run.err()));
    }

    @Test
    void anOrchestratorByItselfWhoseAgentMissesAModel() {
        Run run =
                Run.in(
                        Map.of(
                                "VOX_PROJECT",
                                project.toString(),
                                "ORCHESTRATOR_MODE",
                                "agent",
                                "ASR_MODEL_PATH",
                                "ggml-base.bin"),
                        "serve",
                        "orchestrator");

        assertThat(run.exit()).isEqualTo(4);
        golden.matches(run.err());
    }
}
