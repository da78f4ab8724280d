package dev.vox.stack.compose;

import dev.vox.env.Settings;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.FolderLock;
import dev.vox.stack.RunFolder;
import dev.vox.stack.SwitchReport;
import dev.vox.stack.SwitchReport.Speaker;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.compose.ready.Awaiting;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Changes the model of a stack in containers: the new worker is started and waited for, the orchestrator follows, the old
/// worker stops. A failure leaves the old one as it was.
public final class ComposeSwitch {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final ComposeParts parts;
    private final ComposePlanning planning;

    public ComposeSwitch(ComposeParts parts) {
        this.parts = parts;
        this.planning = new ComposePlanning(parts);
    }

    /// Changes it.
    ///
    /// @throws MissingPrerequisite before anything is touched when something is in the way
    /// @throws OperationFailed naming the service that failed; the old worker speaks on
    public SwitchReport change(ComposeRequest request, Progress progress)
            throws InterruptedException {
        long begun = System.nanoTime();
        try (ContainerObserver engine = parts.engines().connect(request.environment())) {
            requireUp(request, engine);
            Planned planned = planning.plan(request, engine);
            planned.plan().require();
            RunFolder folder = RunFolder.create(request.project());
            try (FolderLock _ = ComposeTurn.take(folder, request.timeout(), progress)) {
                parts.images().stage(request.project(), request.model(), progress);
                ComposeRecord before = ComposeRecord.read(folder).orElse(null);
                planned = planning.plan(request, engine);
                planned.plan().require();
                return new Move(request, planned, before, engine, folder, progress).go(begun);
            }
        }
    }

    private static void requireUp(ComposeRequest request, ContainerObserver engine) {
        String name = request.model().name();
        if (engine.containers(name).stream().noneMatch(Container::running)) {
            throw new MissingPrerequisite(
                    "[stack] none is up in this project",
                    "start one with this model: vox dev "
                            + request.configuration().choice().profile());
        }
    }

    /// One change, from its first step to its last.
    private final class Move {
        private final ComposeRequest request;
        private final Planned planned;
        private final @Nullable ComposeRecord before;
        private final ContainerObserver engine;
        private final RunFolder folder;
        private final Progress progress;
        private final ComposeCli cli;
        private final String worker;
        private final List<String> old;

        Move(
                ComposeRequest request,
                Planned planned,
                @Nullable ComposeRecord before,
                ContainerObserver engine,
                RunFolder folder,
                Progress progress) {
            this.request = request;
            this.planned = planned;
            this.before = before;
            this.engine = engine;
            this.folder = folder;
            this.progress = progress;
            this.cli = new ComposeCli(request::masked, folder);
            this.worker = requireWorker();
            this.old = oldWorkers();
        }

        private String requireWorker() {
            String named = planned.target().worker();
            if (named == null) {
                throw new MissingPrerequisite(
                        "[" + model() + "] no service of the Compose files speaks with it",
                        "name it in the model's profile: compose: {worker: …}");
            }
            return named;
        }

        private List<String> oldWorkers() {
            return planned.observed().containers().stream()
                    .filter(Container::running)
                    .map(Container::service)
                    .filter(planned.target().rivals()::contains)
                    .distinct()
                    .toList();
        }

        private String model() {
            return request.configuration().choice().modelId();
        }

        SwitchReport go(long begun) throws InterruptedException {
            boolean there = changesNothing();
            if (!there) {
                if (request.cpu() != null) {
                    request.cpu().write(folder);
                }
                try {
                    new ComposeBuild(request, cli, folder, progress)
                            .build(planned.steps(ComposeStep.Build.class), List.of());
                    startWorker();
                    moveOrchestrator();
                } catch (VoxException e) {
                    rollBack();
                    throw stillSpeaks(e);
                } catch (InterruptedException e) {
                    rollBack();
                    throw e;
                }
                stopOld();
                new Recording(parts.clock(), request, planned, folder)
                        .done(engine.containers(request.model().name()));
            }
            return report(there, begun);
        }

        private boolean changesNothing() {
            return planned.plan().changesNothing();
        }

        private void startWorker() throws InterruptedException {
            up(worker);
        }

        /// One that finds its workers by itself has nothing that changes, and is left alone.
        private void moveOrchestrator() throws InterruptedException {
            String orchestrator = planned.orchestrator();
            if (orchestrator != null && changes(orchestrator)) {
                up(orchestrator);
            }
        }

        private boolean changes(String service) {
            return planned.changes().stream().anyMatch(step -> step.service().equals(service));
        }

        private void up(String service) throws InterruptedException {
            try (Awaiting awaiting =
                    new ComposeReadiness(parts)
                            .begin(request, planned, List.of(service), engine, progress)) {
                new ComposeStarter(request, planned, cli).start(List.of(service));
                awaiting.settled();
                var _ = awaiting.await();
            }
        }

        private void stopOld() throws InterruptedException {
            if (old.isEmpty()) {
                return;
            }
            List<String> words =
                    new ArrayList<>(List.of("stop", "-t", Long.toString(GRACE.toSeconds())));
            words.addAll(old);
            cli.compose(request.everything(), GRACE.plus(MARGIN), line -> {}, words);
        }

        /// What was begun ends; what was there is put back as it was.
        private void rollBack() {
            boolean interrupted = Thread.interrupted();
            progress.report(new ProgressEvent.Started("worker", "the old one", GRACE));
            try {
                if (ranBefore(worker)) {
                    restore(worker);
                } else {
                    cli.compose(
                            request.everything(),
                            GRACE.plus(MARGIN),
                            line -> {},
                            List.of("stop", "-t", "5", worker));
                }
                String orchestrator = planned.orchestrator();
                if (orchestrator != null && changes(orchestrator)) {
                    restore(orchestrator);
                }
            } catch (VoxException | InterruptedException e) {
                progress.report(new ProgressEvent.Failed("worker", String.valueOf(e.getMessage())));
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private boolean ranBefore(String service) {
            return planned.observed().containers().stream()
                    .anyMatch(each -> each.service().equals(service) && each.running());
        }

        /// As the environment of the old model has it, which the caller knows.
        private void restore(String service) throws InterruptedException {
            ComposeScope former = request.former();
            if (former != null) {
                cli.compose(
                        former,
                        request.timeout().plus(MARGIN),
                        line -> {},
                        List.of("up", "-d", "--no-build", "--no-deps", service));
            }
        }

        private VoxException stillSpeaks(VoxException failure) {
            String spoke = before == null ? "" : before.model();
            String kept = spoke.isEmpty() ? "" : "; " + spoke + " still speaks";
            String message = String.valueOf(failure.getMessage());
            int firstEnd = message.indexOf('\n');
            String said =
                    firstEnd < 0
                            ? message + kept
                            : message.substring(0, firstEnd) + kept + message.substring(firstEnd);
            return new OperationFailed(said, failure.hint().orElse(null), failure);
        }

        private SwitchReport report(boolean there, long begun) {
            Speaker to = new Speaker(model(), request.configuration().choice().adapter());
            return new SwitchReport(
                    request.configuration().choice().profile(),
                    before == null || before.model().isEmpty() ? to : speaker(before),
                    to,
                    there,
                    Duration.ofNanos(System.nanoTime() - begun));
        }

        private static Speaker speaker(ComposeRecord record) {
            String adapter =
                    record.settings().getOrDefault(Settings.ADAPTER.variable(), record.model());
            return new Speaker(record.model(), adapter.replace(" only", ""));
        }
    }
}
