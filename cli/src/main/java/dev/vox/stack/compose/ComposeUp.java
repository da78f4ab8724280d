package dev.vox.stack.compose;

import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.FolderLock;
import dev.vox.stack.RunFolder;
import dev.vox.stack.StackStatus;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.ready.ReadyReport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Starts a stack in containers, or finds it up as it is wanted, and waits until every service is ready.
public final class ComposeUp {
    private static final Duration AGREES = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ComposeParts parts;
    private final ComposePlanning planning;

    public ComposeUp(ComposeParts parts) {
        this.parts = parts;
        this.planning = new ComposePlanning(parts);
    }

    /// What [#up] would do; nothing is touched.
    public Planned plan(ComposeRequest request) throws InterruptedException {
        try (ContainerObserver engine = parts.engines().connect(request.environment())) {
            return planning.plan(request, engine);
        }
    }

    /// Starts it. Nothing is touched before every check has passed. A stack that is as it is wanted is only waited for: no
    /// Compose runs then.
    ///
    /// @throws VoxException when something is in the way, or a service fails; the containers are left for their logs
    /// @throws InterruptedException when the thread was interrupted; what this start has begun is stopped by then
    public ComposeUpReport up(ComposeRequest request, Progress progress)
            throws InterruptedException {
        long begun = System.nanoTime();
        try (ContainerObserver engine = parts.engines().connect(request.environment())) {
            Planned planned = planning.plan(request, engine);
            planned.plan().require();
            RunFolder folder = RunFolder.create(request.project());
            if (planned.plan().changesNothing()) {
                return unchanged(request, planned, engine, progress, begun);
            }
            try (FolderLock _ = ComposeTurn.take(folder, request.timeout(), progress)) {
                parts.images().stage(request.project(), request.model(), progress);
                return inTurn(request, engine, folder, progress, begun);
            }
        }
    }

    private ComposeUpReport inTurn(
            ComposeRequest request,
            ContainerObserver engine,
            RunFolder folder,
            Progress progress,
            long begun)
            throws InterruptedException {
        Planned planned = planning.plan(request, engine);
        planned.plan().require();
        if (planned.plan().changesNothing()) {
            return unchanged(request, planned, engine, progress, begun);
        }
        ReadyReport ready =
                new ComposeStart(parts, request, planned, engine, folder, progress).start();
        return report(planned, ready, agreed(request, listed(request, engine), progress), begun);
    }

    /// What was seen may be all well already; what is not yet is waited for.
    private ComposeUpReport unchanged(
            ComposeRequest request,
            Planned planned,
            ContainerObserver engine,
            Progress progress,
            long begun)
            throws InterruptedException {
        ComposeReadiness readiness = new ComposeReadiness(parts);
        ReadyReport already = readiness.already(request, planned).orElse(null);
        if (already != null) {
            List<Container> seen = planned.observed().containers();
            return report(planned, already, agreed(request, seen, progress), begun);
        }
        ReadyReport ready = readiness.await(request, planned, engine, progress);
        return report(planned, ready, agreed(request, listed(request, engine), progress), begun);
    }

    private static List<Container> listed(ComposeRequest request, ContainerObserver engine) {
        return engine.containers(request.model().name());
    }

    /// What is up once the orchestrator's own page says so too: it may learn of a worker a moment after we did.
    private StackStatus.Containers agreed(
            ComposeRequest request, List<Container> containers, Progress progress)
            throws InterruptedException {
        long begun = System.nanoTime();
        StackStatus.Containers status = status(request, containers);
        if (!lags(status)) {
            return status;
        }
        progress.report(
                new ProgressEvent.Started("orchestrator", "its health page to agree", AGREES));
        while (lags(status) && System.nanoTime() - begun < AGREES.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            status = status(request, containers);
        }
        return status;
    }

    private StackStatus.Containers status(ComposeRequest request, List<Container> containers) {
        return new ComposeStatus(parts).of(request.project(), request.model().name(), containers);
    }

    private static boolean lags(StackStatus.Containers status) {
        return status.stack().problem() != null;
    }

    private static ComposeUpReport report(
            Planned planned, ReadyReport ready, StackStatus.Containers status, long begun) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return new ComposeUpReport(status, planned.changes(), ready, elapsed);
    }
}
