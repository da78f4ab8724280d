package dev.vox.runtime.registry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// A registry inside one process: entries expire when they are not renewed in time.
public final class MemoryRegistry implements WorkerRegistry {
    /// How long an entry lives without renewal, by the worker protocol.
    public static final Duration DEFAULT_TTL = Duration.ofSeconds(30);

    private final Map<String, Registration> registrations = new ConcurrentSkipListMap<>();
    private final Duration ttl;
    private final InstantSource clock;

    public MemoryRegistry(Duration ttl, InstantSource clock) {
        if (!ttl.isPositive()) {
            throw new IllegalArgumentException("an entry lives for a while, not for " + ttl);
        }
        this.ttl = ttl;
        this.clock = clock;
    }

    /// The age of an entry counts from here, whatever heartbeat it names: workers' clocks may differ from ours.
    @Override
    public void register(WorkerEntry entry) {
        registrations.put(entry.name(), new Registration(entry, clock.millis()));
    }

    @Override
    public void deregister(String name, WorkerAddress address) {
        registrations.computeIfPresent(
                name, (_, held) -> held.entry().address().equals(address) ? null : held);
    }

    @Override
    public boolean contains(String name) {
        expire();
        return registrations.containsKey(name);
    }

    @Override
    public List<WorkerEntry> workers() {
        expire();
        return registrations.values().stream().map(Registration::entry).toList();
    }

    private void expire() {
        long now = clock.millis();
        registrations
                .values()
                .removeIf(registration -> now - registration.atMillis() >= ttl.toMillis());
    }

    private record Registration(WorkerEntry entry, long atMillis) {}
}
