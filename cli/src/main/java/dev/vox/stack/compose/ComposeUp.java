package dev.vox.stack.compose;

import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.stack.FolderLock;
import dev.vox.stack.RunFolder;
import dev.vox.stack.StackStatus;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.ready.ReadyReport;

import java.time.Duration;

/// Starts a stack in containers, or finds it up as it is wanted, and waits until every service is ready.
public final class ComposeUp {
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
                ReadyReport ready = await(request, planned, engine, progress);
                return report(request, planned, ready, engine, begun);
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
        ReadyReport ready =
                planned.plan().changesNothing()
                        ? await(request, planned, engine, progress)
                        : new ComposeStart(parts, request, planned, engine, folder, progress)
                                .start();
        return report(request, planned, ready, engine, begun);
    }

    private ReadyReport await(
            ComposeRequest request, Planned planned, ContainerObserver engine, Progress progress)
            throws InterruptedException {
        return new ComposeReadiness(parts).await(request, planned, engine, progress);
    }

    private ComposeUpReport report(
            ComposeRequest request,
            Planned planned,
            ReadyReport ready,
            ContainerObserver engine,
            long begun) {
        StackStatus.Containers status =
                new ComposeStatus(parts).now(request.project(), request.model().name(), engine);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return new ComposeUpReport(status, planned.changes(), ready, elapsed);
    }
}
