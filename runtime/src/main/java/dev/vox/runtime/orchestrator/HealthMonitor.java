package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.HealthReport;
import dev.vox.runtime.orchestrator.message.HealthReport.Check;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.orchestrator.upstream.WorkerProbe;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.routing.WorkerRouter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Asks how things are, at most once a second however often it is asked.
final class HealthMonitor {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final OrchestratorSettings settings;
    private final WorkerRouter router;
    private final WorkerProbe probe;
    private final IntSupplier sessions;
    private final Supplier<String> model;
    private final long started = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private Check registryCheck = Check.OK;
    private Check workerCheck = Check.OK;
    private long checkedAt;
    private boolean checked;

    HealthMonitor(
            OrchestratorSettings settings,
            WorkerRouter router,
            WorkerProbe probe,
            IntSupplier sessions,
            Supplier<String> model) {
        this.settings = settings;
        this.router = router;
        this.probe = probe;
        this.sessions = sessions;
        this.model = model;
    }

    /// Seconds since the server started.
    double uptimeSeconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    /// How things are; blocks while the worker is asked, at most its probe's deadline.
    HealthReport report() {
        lock.lock();
        try {
            if (!checked || System.nanoTime() - checkedAt > FRESH_NANOS) {
                check();
                checked = true;
                checkedAt = System.nanoTime();
            }
            return new HealthReport(
                    uptimeSeconds(),
                    registryCheck,
                    workerCheck,
                    router.source(),
                    settings.mode(),
                    model.get(),
                    sessions.getAsInt(),
                    settings.version());
        } finally {
            lock.unlock();
        }
    }

    private void check() {
        Optional<String> problem = router.problem();
        registryCheck =
                problem.map(why -> new Check("the " + router.source() + " registry failed: " + why))
                        .orElse(Check.OK);
        List<WorkerAddress> workers = router.workers();
        workerCheck =
                workers.isEmpty() && problem.isPresent()
                        ? new Check("no worker is known while the registry fails")
                        : anyAnswers(workers);
    }

    /// One worker that answers is enough to speak.
    private Check anyAnswers(List<WorkerAddress> workers) {
        if (workers.isEmpty()) {
            return new Check("no worker is registered");
        }
        Optional<String> problem = Optional.empty();
        for (WorkerAddress worker : workers) {
            problem = probe.problem(worker);
            if (problem.isEmpty()) {
                return Check.OK;
            }
        }
        return new Check(problem.orElse(null));
    }
}
