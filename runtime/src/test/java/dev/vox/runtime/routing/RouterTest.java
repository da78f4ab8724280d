package dev.vox.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.registry.MemoryRegistry;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerCapabilities;
import dev.vox.runtime.registry.WorkerEntry;

import org.junit.jupiter.api.Test;

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
        assertThat(router.route(RouteRequest.forModel(""))).hasValue(address(2));
    }

    @Test
    void amongEquallyLoadedTheFasterServes() {
        register(1, 1, 0.9, List.of());
        register(2, 1, 0.1, List.of());
        assertThat(router.route(RouteRequest.forModel(""))).hasValue(address(2));
    }

    @Test
    void aBusierWorkerThatHoldsTheModelIsPreferred() {
        register(1, 0, 0, List.of("other"));
        register(2, 5, 0, List.of("wanted"));
        assertThat(router.route(RouteRequest.forModel("wanted"))).hasValue(address(2));
        assertThat(
                        new RegistryRouter(registry, "memory", false)
                                .route(RouteRequest.forModel("wanted")))
                .hasValue(address(1));
    }

    @Test
    void aModelThatNobodyHoldsGoesToTheLeastLoaded() {
        register(1, 4, 0, List.of("other"));
        register(2, 2, 0, List.of());
        assertThat(router.route(RouteRequest.forModel("wanted"))).hasValue(address(2));
    }

    @Test
    void aFullWorkerDoesNotServe() {
        register(1, 2, List.of("wanted"), capabilities(List.of(), 2));
        assertThat(router.route(RouteRequest.forModel("wanted"))).isEmpty();
        register(2, 9, List.of(), capabilities(List.of(), 0));
        assertThat(router.route(RouteRequest.forModel("wanted"))).hasValue(address(2));
    }

    @Test
    void aWorkerThatDoesNotSpeakTheLanguageDoesNotServe() {
        register(1, 0, List.of(), capabilities(List.of("de-DE"), 0));
        register(2, 9, List.of(), capabilities(List.of("fr", "en-GB"), 0));
        assertThat(router.route(new RouteRequest("", "en-US"))).hasValue(address(2));
        assertThat(router.route(new RouteRequest("", "ja"))).isEmpty();
        assertThat(router.route(new RouteRequest("", ""))).hasValue(address(1));
    }

    @Test
    void aStaticWorkerServesEverything() {
        StaticRouter fixed = new StaticRouter(address(7));
        assertThat(fixed.route(new RouteRequest("any", "ja"))).hasValue(address(7));
        assertThat(fixed.workers()).containsExactly(address(7));
        assertThat(fixed.source()).isEqualTo("static");
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
