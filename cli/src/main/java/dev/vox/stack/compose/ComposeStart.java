package dev.vox.stack.compose;

import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.RunFolder;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.compose.ready.Awaiting;
import dev.vox.stack.compose.ready.ReadyReport;
import dev.vox.stack.compose.ready.UsualTimes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Takes the steps of a plan, in its order, and waits until every service is ready.
final class ComposeStart {
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    private static final Duration UNDO_GRACE = Duration.ofSeconds(4);
    private static final Duration UNDO_DEADLINE = Duration.ofSeconds(8);
    private static final Duration EMBEDDED_GRACE = Duration.ofSeconds(3);
    private static final Duration PULL_DEADLINE = Duration.ofMinutes(30);

    /// Between a failure of Compose and the wait's own word on the same thing, which names the culprit and its last lines.
    private static final Duration CULPRIT = Duration.ofSeconds(1);

    private final ComposeParts parts;
    private final ComposeRequest request;
    private final Planned planned;
    private final ContainerObserver engine;
    private final RunFolder folder;
    private final Progress progress;
    private final ComposeCli cli;
    private final Set<String> ranBefore;

    ComposeStart(
            ComposeParts parts,
            ComposeRequest request,
            Planned planned,
            ContainerObserver engine,
            RunFolder folder,
            Progress progress) {
        this.parts = parts;
        this.request = request;
        this.planned = planned;
        this.engine = engine;
        this.folder = folder;
        this.progress = progress;
        this.cli = new ComposeCli(request::masked, folder);
        this.ranBefore =
                planned.observed().containers().stream()
                        .filter(Container::running)
                        .map(Container::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Takes the steps.
    ///
    /// @throws InterruptedException when the thread was interrupted; what was begun is stopped by then
    ReadyReport start() throws InterruptedException {
        if (request.cpu() != null) {
            request.cpu().write(folder);
        }
        Recording recording = new Recording(parts.clock(), request, planned, folder);
        recording.begun();
        try {
            stopEmbedded();
            stopRivals();
            new ComposeBuild(request, cli, folder, progress)
                    .build(planned.steps(ComposeStep.Build.class), List.of());
            pull();
            ReadyReport ready = up();
            UsualTimes.of(request.project()).add(ready);
            recording.done(engine.containers(request.model().name()));
            return ready;
        } catch (InterruptedException e) {
            undo();
            throw e;
        } catch (VoxException e) {
            if (e.getCause() instanceof InterruptedException) {
                undo();
            }
            throw e;
        }
    }

    private void stopEmbedded() {
        if (!planned.steps(ComposeStep.StopEmbedded.class).isEmpty()) {
            var _ = parts.embedded().down(request.project(), EMBEDDED_GRACE, progress);
        }
    }

    private void stopRivals() throws InterruptedException {
        List<String> rivals =
                planned.steps(ComposeStep.Stop.class).stream().map(ComposeStep::service).toList();
        if (!rivals.isEmpty()) {
            stop(rivals, STOP_GRACE, STOP_GRACE.plusSeconds(20));
        }
    }

    private void stop(List<String> services, Duration grace, Duration deadline)
            throws InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("stop", "-t", Long.toString(grace.toSeconds())));
        words.addAll(services);
        cli.compose(request.everything(), deadline, line -> {}, words);
    }

    private void pull() throws InterruptedException {
        List<String> services =
                planned.steps(ComposeStep.Pull.class).stream().map(ComposeStep::service).toList();
        if (services.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("pull"));
        words.addAll(services);
        new ComposeWork("pull", "images to be fetched", progress)
                .run(
                        PULL_DEADLINE,
                        lines -> cli.compose(request.everything(), PULL_DEADLINE, lines, words));
    }

    /// Compose starts the services in the order of their dependencies, and the wait hears of them meanwhile: whichever of the
    /// two fails first ends the other.
    private ReadyReport up() throws InterruptedException {
        ComposeReadiness readiness = new ComposeReadiness(parts);
        try (Awaiting awaiting =
                readiness.begin(request, planned, planned.target().wanted(), engine, progress)) {
            CompletableFuture<Void> over = new CompletableFuture<>();
            Thread compose =
                    Thread.ofPlatform()
                            .daemon()
                            .name("vox-compose-up")
                            .start(() -> compose(awaiting, over));
            try {
                ReadyReport report = awaiting.await();
                compose.join();
                return report;
            } finally {
                over.complete(null);
                compose.interrupt();
                joinUninterrupted(compose);
            }
        }
    }

    private void compose(Awaiting awaiting, CompletableFuture<Void> over) {
        try {
            new ComposeStarter(request, planned, cli).start(planned.target().wanted());
            awaiting.settled();
        } catch (VoxException e) {
            giveCulpritItsTurn(over);
            awaiting.abort(e);
        } catch (InterruptedException e) {
            giveCulpritItsTurn(over);
            awaiting.abort(new OperationFailed("[docker compose up] interrupted", null, e));
        } catch (RuntimeException e) {
            awaiting.abort(new OperationFailed("[docker compose up] " + e.getMessage(), null, e));
        }
    }

    private static void giveCulpritItsTurn(CompletableFuture<Void> over) {
        try {
            over.get(CULPRIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // then Compose's word is all there is
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// It ends what it started: that takes it some seconds at most.
    private static void joinUninterrupted(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops what runs now and did not before. The thread was interrupted, and stays so.
    private void undo() {
        boolean interrupted = Thread.interrupted();
        try {
            List<String> begun =
                    engine.containers(request.model().name()).stream()
                            .filter(Container::running)
                            .filter(container -> !ranBefore.contains(container.id()))
                            .map(Container::service)
                            .distinct()
                            .toList();
            if (!begun.isEmpty()) {
                progress.report(
                        new ProgressEvent.Started(
                                "containers", "those that were begun to stop", UNDO_DEADLINE));
                stop(begun, UNDO_GRACE, UNDO_DEADLINE);
            }
        } catch (VoxException | InterruptedException e) {
            progress.report(new ProgressEvent.Failed("containers", String.valueOf(e.getMessage())));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
