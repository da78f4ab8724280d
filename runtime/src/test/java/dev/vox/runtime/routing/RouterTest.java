package dev.vox.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.registry.MemoryRegistry;
import dev.vox.runtime.registry.Roster;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerCapabilities;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

/// Capabilities first, then the resident model, then the least load.
final class RouterTest {
    private final MemoryRegistry registry =
            new MemoryRegistry(MemoryRegistry.DEFAULT_TTL, () -> Instant.EPOCH);
    private final RegistryRouter router = new RegistryRouter(registry, "memory", true);

    @Test
    void withoutWorkersThereIsNone() {
        assertThat(router.route(RouteRequest.forModel("a"))).isEmpty();
        assertThat(router.workers()).isEmpty();
    }

    @Test
    void theLeastLoadedServes() {
        register(1, 3, 0.1, List.of());
        register(2, 1, 0.9, List.of());
        assertThat(router.route(RouteRequest.forModel(""))).first().isEqualTo(address(2));
    }

    @Test
    void amongEquallyLoadedTheFasterServes() {
        register(1, 1, 0.9, List.of());
        register(2, 1, 0.1, List.of());
        assertThat(router.route(RouteRequest.forModel(""))).first().isEqualTo(address(2));
    }

    @Test
    void aBusierWorkerThatHoldsTheModelIsPreferred() {
        register(1, 0, 0, List.of("other"));
        register(2, 5, 0, List.of("wanted"));
        assertThat(router.route(RouteRequest.forModel("wanted"))).first().isEqualTo(address(2));
        assertThat(
                        new RegistryRouter(registry, "memory", false)
                                .route(RouteRequest.forModel("wanted")))
                .first()
                .isEqualTo(address(1));
    }

    @Test
    void aModelThatNobodyHoldsGoesToTheLeastLoaded() {
        register(1, 4, 0, List.of("other"));
        register(2, 2, 0, List.of());
        assertThat(router.route(RouteRequest.forModel("wanted"))).first().isEqualTo(address(2));
    }

    @Test
    void aWorkerThatWasFullIsAskedLastOfThoseThatAnswer() {
        register(1, 2, List.of("wanted"), capabilities(List.of(), 2));
        assertThat(router.route(RouteRequest.forModel("wanted"))).containsExactly(address(1));
        register(2, 9, List.of(), capabilities(List.of(), 0));
        assertThat(router.route(RouteRequest.forModel("wanted")))
                .containsExactly(address(2), address(1));
    }

    @Test
    void aWorkerThatDidNotAnswerComesLastUntilItsHeartbeatChanges() {
        register(1, 0, 0, List.of());
        register(2, 5, 0, List.of());
        router.unreachable(address(1));
        assertThat(router.route(RouteRequest.forModel(""))).containsExactly(address(2), address(1));
        registry.register(
                new WorkerEntry(
                        "worker-1", address(1), List.of(), 0, 0, Instant.EPOCH.plusSeconds(10)));
        assertThat(router.route(RouteRequest.forModel(""))).containsExactly(address(1), address(2));
    }

    @Test
    void aSessionStaysWhileItsWorkerIsListedOrNobodyElseAnswers() {
        register(1, 0, 0, List.of());
        assertThat(router.keeps(address(1))).isTrue();
        register(2, 0, 0, List.of());
        registry.deregister("worker-1", address(1));
        assertThat(router.keeps(address(1))).isFalse();
        router.unreachable(address(2));
        assertThat(router.keeps(address(1))).isTrue();
    }

    @Test
    void aWorkerThatIsNotListedAnyMoreIsTriedAfterThoseThatAre() {
        Roster roster =
                new Roster(List.of(entry(2, 5)), List.of(entry(1, 0)), "connection refused");
        RegistryRouter watching = router(roster, RoutingPolicy.DEFAULTS);
        assertThat(watching.route(RouteRequest.forModel("")))
                .containsExactly(address(2), address(1));
        assertThat(watching.workers()).containsExactly(address(2));
        assertThat(watching.problem()).hasValue("connection refused");
    }

    @Test
    void theConfiguredWorkerIsTriedWhenTheRegistryKnowsNoneThatAnswers() {
        RoutingPolicy policy = new RoutingPolicy(true, LoadBalance.QUEUE_DEPTH, address(9));
        RegistryRouter nobody = router(new Roster(List.of(), List.of(), null), policy);
        assertThat(nobody.route(RouteRequest.forModel(""))).containsExactly(address(9));
        RegistryRouter one = router(new Roster(List.of(entry(1, 0)), List.of(), null), policy);
        assertThat(one.route(RouteRequest.forModel(""))).containsExactly(address(1), address(9));
        one.unreachable(address(1));
        assertThat(one.route(RouteRequest.forModel(""))).containsExactly(address(9), address(1));
    }

    @Test
    void strategiesDifferInWhoComesFirst() {
        Roster roster =
                new Roster(
                        List.of(entry(1, 1, 0.9), entry(2, 2, 0.1), entry(3, 3, 0.5)),
                        List.of(),
                        null);
        assertThat(order(roster, LoadBalance.QUEUE_DEPTH)).containsExactly(1, 2, 3);
        assertThat(order(roster, LoadBalance.LATENCY)).containsExactly(2, 3, 1);
        RegistryRouter inTurn =
                router(roster, new RoutingPolicy(true, LoadBalance.ROUND_ROBIN, null));
        assertThat(List.of(first(inTurn), first(inTurn), first(inTurn), first(inTurn)))
                .containsExactly(1, 2, 3, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "queue_depth, QUEUE_DEPTH",
        "Least-Loaded, QUEUE_DEPTH",
        "latency, LATENCY",
        "round-robin, ROUND_ROBIN",
        "ROUND_ROBIN, ROUND_ROBIN"
    })
    void strategiesAreFoundByTheirNames(String name, LoadBalance strategy) {
        assertThat(LoadBalance.named(name)).hasValue(strategy);
        assertThat(LoadBalance.named(name + "x")).isEmpty();
    }

    @Test
    void aWorkerThatDoesNotSpeakTheLanguageDoesNotServe() {
        register(1, 0, List.of(), capabilities(List.of("de-DE"), 0));
        register(2, 9, List.of(), capabilities(List.of("fr", "en-GB"), 0));
        assertThat(router.route(new RouteRequest("", "en-US"))).first().isEqualTo(address(2));
        assertThat(router.route(new RouteRequest("", "ja"))).isEmpty();
        assertThat(router.route(new RouteRequest("", ""))).first().isEqualTo(address(1));
    }

    @Test
    void aStaticWorkerServesEverything() {
        StaticRouter fixed = new StaticRouter(address(7));
        assertThat(fixed.route(new RouteRequest("any", "ja"))).first().isEqualTo(address(7));
        assertThat(fixed.workers()).containsExactly(address(7));
        assertThat(fixed.source()).isEqualTo("static");
    }

    private static RegistryRouter router(Roster roster, RoutingPolicy policy) {
        Workers workers =
                new Workers() {
                    @Override
                    public Roster roster() {
                        return roster;
                    }

                    @Override
                    public Roster lookAgain() {
                        return roster;
                    }
                };
        return new RegistryRouter(workers, "redis", policy);
    }

    private static List<Integer> order(Roster roster, LoadBalance balance) {
        return router(roster, new RoutingPolicy(true, balance, null))
                .route(RouteRequest.forModel(""))
                .stream()
                .map(RouterTest::number)
                .toList();
    }

    private static int first(RegistryRouter router) {
        return number(router.route(RouteRequest.forModel("")).getFirst());
    }

    private static int number(WorkerAddress worker) {
        return worker.port() - 7000;
    }

    private static WorkerEntry entry(int number, int queueDepth) {
        return entry(number, queueDepth, 0);
    }

    private static WorkerEntry entry(int number, int queueDepth, double rtf) {
        return new WorkerEntry(
                "worker-" + number, address(number), List.of(), queueDepth, rtf, Instant.EPOCH);
    }

    private void register(int number, int queueDepth, double rtf, List<String> resident) {
        registry.register(
                new WorkerEntry(
                        "worker-" + number,
                        address(number),
                        resident,
                        queueDepth,
                        rtf,
                        Instant.EPOCH));
    }

    private void register(
            int number, int queueDepth, List<String> resident, WorkerCapabilities capabilities) {
        registry.register(
                new WorkerEntry(
                        "worker-" + number,
                        address(number),
                        capabilities,
                        resident,
                        queueDepth,
                        0,
                        Instant.EPOCH));
    }

    private static WorkerCapabilities capabilities(List<String> languages, int sessions) {
        return new WorkerCapabilities(true, false, false, true, languages, false, sessions);
    }

    private static WorkerAddress address(int number) {
        return new WorkerAddress("host-" + number, 7000 + number);
    }
}
