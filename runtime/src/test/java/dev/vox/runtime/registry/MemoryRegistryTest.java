package dev.vox.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class MemoryRegistryTest {
    private Instant now = Instant.EPOCH;
    private final MemoryRegistry registry =
            new MemoryRegistry(MemoryRegistry.DEFAULT_TTL, () -> now);

    @Test
    void workersAreListedByName() {
        registry.register(entry("b", 1));
        registry.register(entry("a", 2));
        assertThat(registry.workers()).extracting(WorkerEntry::name).containsExactly("a", "b");
    }

    @Test
    void aRenewalReplacesTheWholeEntry() {
        registry.register(entry("a", 1));
        registry.register(entry("a", 5));
        assertThat(registry.workers()).extracting(WorkerEntry::queueDepth).containsExactly(5);
    }

    @Test
    void anEntryExpiresThirtySecondsAfterItsLastRenewal() {
        registry.register(entry("a", 1));
        now = now.plusSeconds(29);
        registry.register(entry("b", 1));
        now = now.plusMillis(999);
        assertThat(registry.workers()).hasSize(2);
        now = now.plusMillis(1);
        assertThat(registry.workers()).extracting(WorkerEntry::name).containsExactly("b");
    }

    @Test
    void aWorkerMayLeave() {
        registry.register(entry("a", 1));
        registry.deregister("a");
        registry.deregister("never seen");
        assertThat(registry.workers()).isEmpty();
    }

    @Test
    void entriesLiveForAWhile() {
        assertThatThrownBy(() -> new MemoryRegistry(Duration.ZERO, () -> now))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private WorkerEntry entry(String name, int queueDepth) {
        return new WorkerEntry(
                name, new WorkerAddress("localhost", 7001), List.of(), queueDepth, 0, now);
    }
}
