package dev.vox.embedded;

import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.WorkerRegistry;
import dev.vox.runtime.worker.WorkerActivity;
import dev.vox.runtime.worker.WorkerServer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps a worker's entry in the registry of its own JVM.
final class Registration implements AutoCloseable {
    /// A third of the entry's life, by the worker protocol.
    private static final Duration RENEWAL = Duration.ofSeconds(10);

    private static final String NAME = "embedded";
    private static final System.Logger LOG = System.getLogger("vox.registry");

    private final WorkerServer worker;
    private final ModelManager models;
    private final WorkerRegistry registry;
    private final InstantSource clock;
    private final ScheduledExecutorService renewal =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("vox-registration").factory());

    private Registration(
            WorkerServer worker,
            ModelManager models,
            WorkerRegistry registry,
            InstantSource clock) {
        this.worker = worker;
        this.models = models;
        this.registry = registry;
        this.clock = clock;
    }

    /// Enters the worker now and every 10 s from now on.
    static Registration of(
            WorkerServer worker,
            ModelManager models,
            WorkerRegistry registry,
            InstantSource clock) {
        Registration registration = new Registration(worker, models, registry, clock);
        registration.renew();
        Future<?> _ =
                registration.renewal.scheduleWithFixedDelay(
                        registration::renew,
                        RENEWAL.toMillis(),
                        RENEWAL.toMillis(),
                        TimeUnit.MILLISECONDS);
        LOG.log(System.Logger.Level.INFO, "worker " + NAME + " registered");
        return registration;
    }

    /// Enters what the worker has and does now.
    void renew() {
        WorkerActivity activity = worker.activity();
        registry.register(
                new WorkerEntry(
                        NAME,
                        new WorkerAddress("127.0.0.1", worker.port()),
                        models.resident(),
                        activity.utterances(),
                        activity.rtf(),
                        clock.instant()));
    }

    @Override
    public void close() {
        renewal.shutdownNow();
        registry.deregister(NAME);
        LOG.log(System.Logger.Level.INFO, "worker " + NAME + " left");
    }
}
