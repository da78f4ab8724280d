package dev.vox.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

final class MemoryRegistryTest implements WorkerRegistryContract {
    private Instant now = Instant.EPOCH;
    private final MemoryRegistry registry = new MemoryRegistry(LIFE, () -> now);

    @Override
    public WorkerRegistry registry() {
        return registry;
    }

    @Override
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void anEntryExpiresThirtySecondsAfterItsLastRenewal() {
        MemoryRegistry usual = new MemoryRegistry(MemoryRegistry.DEFAULT_TTL, () -> now);
        usual.register(WorkerRegistryContract.entry("a", 1));
        now = now.plusSeconds(29);
        usual.register(WorkerRegistryContract.entry("b", 1));
        now = now.plusMillis(999);
        assertThat(usual.workers()).hasSize(2);
        now = now.plusMillis(1);
        assertThat(usual.workers()).extracting(WorkerEntry::name).containsExactly("b");
    }

    @Test
    void entriesLiveForAWhile() {
        assertThatThrownBy(() -> new MemoryRegistry(Duration.ZERO, () -> now))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
