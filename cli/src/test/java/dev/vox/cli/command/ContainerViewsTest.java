package dev.vox.cli.command;

import dev.vox.Golden;
import dev.vox.env.Project;
import dev.vox.stack.ContainerService;
import dev.vox.stack.ContainerService.State;
import dev.vox.stack.ContainerStack;
import dev.vox.stack.DownReport;
import dev.vox.stack.Health;
import dev.vox.stack.RunState.Endpoint;
import dev.vox.stack.StackStatus;
import dev.vox.stack.compose.CleanPlan;
import dev.vox.stack.compose.CleanPlan.Sized;
import dev.vox.stack.compose.ComposeDown;
import dev.vox.stack.compose.ComposeRebuild.Rebuilt;
import dev.vox.stack.compose.ComposeUpReport;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.compose.ready.ReadyReport;
import dev.vox.stack.compose.ready.ReadyReport.Became;
import dev.vox.text.View;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What commands show of a stack in containers, in each format.
class ContainerViewsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Path ROOT = Path.of("/work/shop");

    @RegisterExtension final Golden golden = new Golden();

    private <T> void show(T result, View<T> view) {
        golden.matches("human", StackViewsTest.shown(result, view, true, false));
        golden.matches("plain", StackViewsTest.shown(result, view, false, false));
        golden.matches("json", StackViewsTest.shown(result, view, false, true));
    }

    private static ContainerService service(String name, State state, @Nullable Duration uptime) {
        return new ContainerService(
                name,
                true,
                state,
                state == State.CRASHED ? Integer.valueOf(137) : null,
                state == State.MISSING ? null : "shop-" + name + "-1",
                state == State.MISSING ? null : "shop-" + name + ":dev",
                uptime,
                uptime == null ? List.of() : List.of("127.0.0.1:8080->8080/tcp"));
    }

    private static StackStatus.Containers stack(
            @Nullable Health health, ContainerService... services) {
        return new StackStatus.Containers(
                new Project(ROOT),
                new ContainerStack(
                        "shop",
                        "kevin16",
                        "kevin",
                        "legacy",
                        START,
                        Arrays.asList(services),
                        List.of(
                                endpoint("websocket", "ws://localhost:8080"),
                                endpoint("health", "http://localhost:8081/health")),
                        health));
    }

    private static Endpoint endpoint(String purpose, String address) {
        return new Endpoint("orchestrator", purpose, URI.create(address));
    }

    private static StackStatus.Containers healthy() {
        return stack(
                new Health(true, null, Map.of("worker", ""), 2),
                service("orchestrator", State.HEALTHY, Duration.ofMinutes(5)),
                service("redis", State.RUNNING, Duration.ofSeconds(42)),
                service("migrate", State.DONE, null));
    }

    @Test
    void statusOfAHealthyStack() {
        show(healthy(), StackViews::status);
    }

    @Test
    void statusOfAStackThatStarts() {
        show(
                stack(
                        Health.unreachable("connection refused"),
                        service("orchestrator", State.STARTING, Duration.ofSeconds(1)),
                        service("redis", State.HEALTHY, Duration.ofSeconds(3))),
                StackViews::status);
    }

    @Test
    void statusOfAnOrchestratorThatIsNotWell() {
        show(
                stack(
                        new Health(false, "worker: none", Map.of("worker", "none"), 0),
                        service("orchestrator", State.HEALTHY, Duration.ofHours(3))),
                StackViews::status);
    }

    @Test
    void statusOfServicesInEveryState() {
        show(
                stack(
                        null,
                        Arrays.stream(State.values())
                                .map(state ->
                                        service(
                                                "is-" + state.name().toLowerCase(Locale.ROOT),
                                                state,
                                                null))
                                .toArray(ContainerService[]::new)),
                StackViews::status);
    }

    @Test
    void statusOfAStackThatSomebodyElseStarted() {
        show(
                new StackStatus.Containers(
                        new Project(ROOT),
                        new ContainerStack(
                                "shop",
                                null,
                                null,
                                null,
                                null,
                                List.of(service("redis", State.RUNNING, Duration.ofDays(2))),
                                List.of(),
                                null)),
                StackViews::status);
    }

    @Test
    void aStackThatCameUp() {
        Became redis = new Became("redis", Duration.ofMillis(400), Duration.ofMillis(900), "PONG");
        Became worker =
                new Became(
                        "orchestrator", Duration.ofMillis(900), Duration.ofMillis(4100), "healthy");
        show(
                new ComposeUpReport(
                        healthy(),
                        List.of(
                                new ComposeStep.Stop("tts-mock", "another model is wanted"),
                                new ComposeStep.Create("redis", "it has no container"),
                                new ComposeStep.Start("orchestrator", "its container has ended")),
                        new ReadyReport(
                                List.of(redis, worker),
                                List.of(redis, worker),
                                Duration.ofMillis(4100),
                                Duration.ofMillis(12)),
                        Duration.ofMillis(6204)),
                ContainerViews::up);
    }

    @Test
    void aStackThatWasUp() {
        Became redis = new Became("redis", Duration.ZERO, Duration.ZERO, "PONG");
        show(
                new ComposeUpReport(
                        healthy(),
                        List.of(),
                        new ReadyReport(List.of(redis), List.of(), Duration.ZERO, Duration.ZERO),
                        Duration.ofMillis(61)),
                ContainerViews::up);
    }

    @Test
    void containersThatWereStopped() {
        show(
                new ComposeDown.Stopped(
                        new DownReport(DownReport.Outcome.NOTHING, null, null),
                        "shop",
                        List.of("shop-orchestrator-1", "shop-redis-1"),
                        Duration.ofMillis(1204)),
                StopViews::stopped);
    }

    private static CleanPlan plan() {
        return new CleanPlan(
                "shop",
                List.of("shop-redis-1", "shop-orchestrator-1"),
                List.of("shop_default"),
                List.of(new Sized("shop_data", 1_240_000L), new Sized("shop_tmp", null)),
                List.of(new Sized("shop_hf-cache", 4_200_000_000L)),
                List.of("shop-vox:dev"),
                List.of(ROOT.resolve(".vox/logs"), ROOT.resolve(".vox/run")),
                null);
    }

    @Test
    void whatWasDeleted() {
        show(new Cleaning.Cleaned(plan(), true), CleanViews::cleaned);
        golden.matches("question", CleanViews.question(plan()));
    }

    @Test
    void whatWasNotDeleted() {
        show(new Cleaning.Cleaned(plan(), false), CleanViews::cleaned);
    }

    @Test
    void nothingToDelete() {
        show(
                new Cleaning.Cleaned(
                        new CleanPlan(
                                "shop",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new Sized("shop_hf-cache", 512L)),
                                List.of(),
                                List.of(),
                                null),
                        true),
                CleanViews::cleaned);
    }

    @Test
    void imagesThatWereBuilt() {
        show(
                new Rebuilt(
                        List.of("orchestrator", "tts-kevin"),
                        List.of("orchestrator"),
                        Duration.ofSeconds(42)),
                RebuildViews::rebuilt);
    }

    @Test
    void imagesThatNothingRunsOf() {
        show(
                new Rebuilt(List.of("tts-kevin"), List.of(), Duration.ofMillis(900)),
                RebuildViews::rebuilt);
    }
}
