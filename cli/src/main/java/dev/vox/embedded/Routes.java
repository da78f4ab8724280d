package dev.vox.embedded;

import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerWatch;
import dev.vox.runtime.registry.redis.RedisRegistry;
import dev.vox.runtime.registry.redis.RedisSettings;
import dev.vox.runtime.routing.RegistryRouter;
import dev.vox.runtime.routing.StaticRouter;
import dev.vox.runtime.routing.WorkerRouter;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// How an orchestrator by itself finds its workers, and what that keeps open.
///
/// @param router finds them
/// @param named how a person is told: `redis://localhost:6379`
/// @param open what to close at the end, in order
record Routes(WorkerRouter router, String named, List<AutoCloseable> open)
        implements AutoCloseable {
    /// Between two looks: a worker that comes or leaves is known to sessions that soon.
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /// Opens what a configuration asks for. A Redis that is not there is waited for in the background.
    static Routes of(OrchestratorConfig config) {
        RedisSettings redis = config.redis();
        if (redis == null) {
            WorkerAddress worker = Objects.requireNonNull(config.worker(), "a worker's address");
            return new Routes(new StaticRouter(worker), worker.toString(), List.of());
        }
        RedisRegistry registry = new RedisRegistry(redis);
        WorkerWatch watch = WorkerWatch.start(registry, INTERVAL, redis.ttl());
        return new Routes(
                new RegistryRouter(watch, "redis", config.policy()),
                registry.toString(),
                List.of(watch, registry));
    }

    @Override
    public void close() {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("neither of them fails to close", e);
            }
        }
    }
}
