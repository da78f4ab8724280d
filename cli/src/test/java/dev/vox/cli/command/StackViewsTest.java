package dev.vox.cli.command;

import dev.vox.Golden;
import dev.vox.cli.output.ColorChoice;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;
import dev.vox.env.Project;
import dev.vox.probe.HealthPage;
import dev.vox.stack.DownReport;
import dev.vox.stack.Health;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunState;
import dev.vox.stack.StackStatus;
import dev.vox.stack.UpReport;
import dev.vox.stack.compose.ComposeDown;
import dev.vox.stack.plan.Difference;
import dev.vox.text.View;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class StackViewsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @RegisterExtension final Golden golden = new Golden();

    private static StackStatus.Up up(RunState.Phase phase, Health health) {
        return new StackStatus.Up(
                new Project(Path.of("/work/project")),
                new RunState(
                        new ProcessIdentity(4711, START),
                        phase,
                        "embedded",
                        "legacy",
                        "kevin16",
                        "abc123",
                        START,
                        List.of(
                                endpoint("orchestrator", "websocket", "ws://localhost:8080"),
                                endpoint("orchestrator", "health", "http://localhost:8081/health"),
                                endpoint("worker", "grpc", "grpc://localhost:7001"),
                                endpoint("worker", "metrics", "http://localhost:9090/metrics")),
                        Map.of("DEFAULT_MODEL", "narrator")),
                health,
                Duration.ofSeconds(200));
    }

    private static RunState.Endpoint endpoint(String service, String purpose, String address) {
        return new RunState.Endpoint(service, purpose, URI.create(address));
    }

    private static Health health(@Nullable String problem, String worker) {
        return new Health(
                problem == null,
                problem,
                Map.of("worker", worker, "registry", ""),
                2,
                List.of(
                        new HealthPage.Part("redis", "discovery.registry", ""),
                        new HealthPage.Part("worker", "discovery.worker", worker)));
    }

    private <T> void show(T result, View<T> view) {
        golden.matches("human", shown(result, view, true, false));
        golden.matches("plain", shown(result, view, false, false));
        golden.matches("json", shown(result, view, false, true));
    }

    static <T> String shown(T result, View<T> view, boolean terminal, boolean json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Streams.Sink out =
                terminal
                        ? Streams.Sink.terminal(bytes, 100, StandardCharsets.UTF_8)
                        : Streams.Sink.pipe(bytes);
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        out,
                        Streams.Sink.pipe(OutputStream.nullOutputStream()));
        OutputFlags flags = new OutputFlags(json, false, false, ColorChoice.NEVER);
        OutputMode mode = OutputMode.resolve(flags, Map.of(), terminal, false);
        new Output(mode, streams, () -> 0).result(result, view);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void statusOfAHealthyStack() {
        show(up(RunState.Phase.READY, health(null, "")), StackViews::status);
    }

    @Test
    void statusOfAnUnhealthyStack() {
        show(
                up(RunState.Phase.READY, health("worker: no answer", "no answer")),
                StackViews::status);
    }

    @Test
    void statusOfASilentStack() {
        show(
                up(RunState.Phase.READY, Health.unreachable("no answer within 1000 ms")),
                StackViews::status);
    }

    @Test
    void statusOfAStartingStack() {
        show(up(RunState.Phase.STARTING, Health.unreachable("refused")), StackViews::status);
    }

    @Test
    void statusOfACrashedStack() {
        RunState last = up(RunState.Phase.READY, health(null, "")).run();
        StackStatus.Crashed crashed =
                new StackStatus.Crashed(
                        new Project(Path.of("/work/project")),
                        last,
                        List.of("first line", "    at a.b.C"));

        show(crashed, StackViews::status);
        golden.matches("warning", StackViews.crash(crashed));
    }

    @Test
    void aStackThatCameUp() {
        show(
                new UpReport(
                        up(RunState.Phase.READY, health(null, "")),
                        false,
                        Duration.ofMillis(712),
                        null,
                        List.of()),
                StackViews::up);
    }

    @Test
    void aStackThatWasRestarted() {
        show(
                new UpReport(
                        up(RunState.Phase.READY, health(null, "")),
                        false,
                        Duration.ofMillis(1204),
                        null,
                        List.of(
                                new Difference(
                                        Difference.Kind.MODEL,
                                        "the model",
                                        "mock-440hz",
                                        "kevin16"))),
                StackViews::up);
    }

    @Test
    void aStackThatWasSwitched() {
        show(
                new UpReport(
                        up(RunState.Phase.READY, health(null, "")),
                        true,
                        Duration.ofMillis(204),
                        null,
                        List.of(
                                new Difference(
                                        Difference.Kind.MODEL,
                                        "the model",
                                        "mock-440hz",
                                        "kevin16"))),
                StackViews::up);
    }

    @Test
    void aStackThatWasUp() {
        show(
                new UpReport(
                        up(RunState.Phase.READY, health(null, "")),
                        true,
                        Duration.ofMillis(12),
                        null,
                        List.of()),
                StackViews::up);
    }

    @Test
    void aStackThatWasStopped() {
        show(
                new ComposeDown.Stopped(
                        new DownReport(DownReport.Outcome.STOPPED, 4711L, Duration.ofMillis(154)),
                        "",
                        List.of(),
                        Duration.ZERO),
                StopViews::stopped);
    }

    @Test
    void aStackThatWasKilled() {
        show(
                new ComposeDown.Stopped(
                        new DownReport(DownReport.Outcome.KILLED, 4711L, Duration.ofMillis(754)),
                        "",
                        List.of(),
                        Duration.ZERO),
                StopViews::stopped);
    }
}
