package dev.vox.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// What holds of every registry.
public interface WorkerRegistryContract {
    /// A heartbeat that JSON keeps: milliseconds.
    Instant HEARTBEAT = Instant.parse("2026-01-02T03:04:05.678Z");

    /// How long an entry lives, and more than a busy machine takes from one line of a test to the next.
    Duration LIFE = Duration.ofSeconds(4);

    /// One whose entries live for [#LIFE].
    WorkerRegistry registry();

    /// Lets that much time go by.
    void pass(Duration time);

    static WorkerEntry entry(String name, int queueDepth) {
        return new WorkerEntry(
                name,
                new WorkerAddress("tts-" + name, 7001),
                new WorkerCapabilities(
                        true, true, false, false, List.of("de-DE", "en-US"), true, 7),
                List.of("kevin16", "größe"),
                queueDepth,
                0.25,
                HEARTBEAT);
    }

    @Test
    default void aNewRegistryIsEmpty() {
        assertThat(registry().workers()).isEmpty();
        assertThat(registry().contains("a")).isFalse();
    }

    @Test
    default void anEntryIsReadAsItWasWritten() {
        registry().register(entry("a", 3));
        assertThat(registry().workers()).containsExactly(entry("a", 3));
        assertThat(registry().contains("a")).isTrue();
    }

    @Test
    default void workersAreListedByName() {
        registry().register(entry("b", 1));
        registry().register(entry("c", 1));
        registry().register(entry("a", 2));
        assertThat(registry().workers())
                .extracting(WorkerEntry::name)
                .containsExactly("a", "b", "c");
    }

    @Test
    default void aRenewalReplacesTheWholeEntry() {
        registry().register(entry("a", 1));
        registry().register(entry("a", 5));
        assertThat(registry().workers()).containsExactly(entry("a", 5));
    }

    @Test
    default void aWorkerMayLeave() {
        registry().register(entry("a", 1));
        registry().deregister("a", entry("a", 1).address());
        registry().deregister("never seen", entry("a", 1).address());
        assertThat(registry().workers()).isEmpty();
        assertThat(registry().contains("a")).isFalse();
    }

    @Test
    default void aWorkerThatLeavesDoesNotTakeOutWhoHasTakenItsName() {
        registry().register(entry("a", 1));
        registry().deregister("a", new WorkerAddress("elsewhere", 7001));
        assertThat(registry().workers()).containsExactly(entry("a", 1));
    }

    @Test
    default void anEntryExpiresUnlessItIsRenewed() {
        registry().register(entry("a", 1));
        registry().register(entry("b", 1));
        for (int quarter = 0; quarter < 5; quarter++) {
            pass(LIFE.dividedBy(4));
            registry().register(entry("b", 1));
        }
        assertThat(registry().workers()).containsExactly(entry("b", 1));
        assertThat(registry().contains("a")).isFalse();
        assertThat(registry().contains("b")).isTrue();
    }

    @Test
    default void manyMayUseItAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 200)
                            .mapToObj(number ->
                                    threads.submit(() -> {
                                        String name = "w-" + number % 20;
                                        registry().register(entry(name, number));
                                        return registry().workers();
                                    }))
                            .toList();
            for (var call : calls) {
                assertThat(call.get()).isNotEmpty();
            }
        }
        assertThat(registry().workers()).hasSize(20);
    }
}
