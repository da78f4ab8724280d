package dev.vox.stack;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogFormat;
import dev.vox.stack.log.LogQuery;
import dev.vox.stack.log.Logs;
import dev.vox.stack.plan.Difference;
import dev.vox.stack.plan.Plan;
import dev.vox.stack.plan.Step;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Brings a project's stack up and down and says what is up.
public final class StackService {
    private static final Duration HEALTH_DEADLINE = Duration.ofSeconds(1);
    private static final int LAST_LINES = 10;

    /// What a stack gets to end before a new one takes its place; an orderly end takes less than half a second.
    private static final Duration STOP_GRACE = Duration.ofSeconds(3);

    private final StackDriver driver;
    private final Planning planning;
    private final HealthProbe probe;
    private final InstantSource clock;

    public StackService(
            StackDriver driver, PortCheck ports, HealthProbe probe, InstantSource clock) {
        this.driver = driver;
        this.planning = new Planning(driver, ports);
        this.probe = probe;
        this.clock = clock;
    }

    /// What [#up] would do; nothing is touched.
    public Plan plan(UpRequest request) {
        return planning.plan(request, driver.command(request));
    }

    /// What [#run] would do; nothing is touched.
    public Plan planHere(UpRequest request) {
        return planning.plan(request, List.of());
    }

    /// Starts the stack in the background, or finds it up as it is wanted, and waits until it is ready. One that is up and
    /// differs changes its model, or is stopped first.
    ///
    /// @throws VoxException before anything is touched when something is in the way
    public UpReport up(UpRequest request, Progress progress) {
        long begun = System.nanoTime();
        plan(request).require();
        RunFolder folder = RunFolder.create(request.project());
        try (FolderLock _ = StartTurn.take(folder, request.timeout(), progress)) {
            Before before = prepare(request, this::plan, folder, progress);
            if (before.kept() != null) {
                return report(before, before.kept(), begun);
            }
            RunState run = driver.start(request, progress);
            return report(before, up(request.project(), run, request.timeout()), begun);
        }
    }

    /// Runs the stack in this process until a signal ends it; one that is up as it is wanted is reported instead.
    ///
    /// @param ready is told what is up, once
    /// @return what ended it; empty when it was up already
    /// @throws VoxException before anything is touched when something is in the way
    public Optional<StackDriver.StackEnd> run(
            UpRequest request, Progress progress, Consumer<UpReport> ready) {
        long begun = System.nanoTime();
        planHere(request).require();
        RunFolder folder = RunFolder.create(request.project());
        FolderLock turn = StartTurn.take(folder, request.timeout(), progress);
        try {
            Before before = prepare(request, this::planHere, folder, progress);
            if (before.kept() != null) {
                ready.accept(report(before, before.kept(), begun));
                return Optional.empty();
            }
            return Optional.of(
                    driver.run(
                            request,
                            progress,
                            run -> {
                                turn.close();
                                StackStatus.Up up = up(request.project(), run, request.timeout());
                                ready.accept(report(before, up, begun));
                            }));
        } finally {
            turn.close();
        }
    }

    /// What there was before a stack is started.
    ///
    /// @param kept what is up as it is wanted, after a change of its model perhaps
    /// @param crashed what had crashed
    /// @param replaced in what the stack differed that was stopped or changed
    private record Before(
            StackStatus.@Nullable Up kept,
            StackStatus.@Nullable Crashed crashed,
            List<Difference> replaced) {}

    private static UpReport report(Before before, StackStatus.Up up, long begun) {
        return new UpReport(
                up, before.kept() != null, since(begun), before.crashed(), before.replaced());
    }

    /// Does every step of the plan but a start.
    private Before prepare(
            UpRequest request,
            Function<UpRequest, Plan> plans,
            RunFolder folder,
            Progress progress) {
        StartTurn.awaitStart(folder, request.timeout(), progress);
        Plan plan = plans.apply(request).require();
        StackStatus.OfProcess status = status(request.project());
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.Clean _ -> folder.read().ifPresent(run -> folder.remove(run.process()));
                case Step.Stop _ -> {
                    DownReport _ = down(request.project(), STOP_GRACE, progress);
                }
                case Step.Switch _ -> {
                    change(request, folder, progress);
                    status = status(request.project());
                }
                case Step.Await _, Step.Start _, Step.Keep _ -> {}
            }
        }
        boolean starts = plan.steps().getLast() instanceof Step.Start;
        return switch (status) {
            case StackStatus.Down _ -> new Before(null, null, List.of());
            case StackStatus.Crashed crashed -> new Before(null, crashed, List.of());
            case StackStatus.Up up -> new Before(starts ? null : up, null, plan.differences());
        };
    }

    private void change(UpRequest request, RunFolder folder, Progress progress) {
        SwitchRequest order =
                new SwitchRequest(
                        request.project(),
                        request.settings().speech(),
                        List.of(),
                        Map.of(),
                        request.timeout());
        folder.read().ifPresent(run -> driver.change(run, order, progress));
    }

    /// Changes the model that the stack speaks with: utterances under way end with the old one, the next begin with the new.
    ///
    /// @throws MissingPrerequisite when nothing is up, or no engine of this build has the model
    /// @throws OperationFailed when the model did not load in time; the old one speaks on
    public SwitchReport switchModel(SwitchRequest request, Progress progress) {
        return new Switching(driver).change(request, progress);
    }

    /// Ends the stack and waits until its process is gone.
    ///
    /// @param grace how long it may take before it is killed
    /// @throws OperationFailed when even that does not end it
    public DownReport down(Project project, Duration grace, Progress progress) {
        long begun = System.nanoTime();
        Optional<RunFolder> folder = RunFolder.find(project);
        Optional<RunState> run = folder.flatMap(RunFolder::read);
        if (folder.isEmpty() || run.isEmpty()) {
            return new DownReport(DownReport.Outcome.NOTHING, null, null);
        }
        long pid = run.get().process().pid();
        if (!folder.get().isAlive(run.get())) {
            folder.get().remove(run.get().process());
            return new DownReport(DownReport.Outcome.CLEANED, pid, null);
        }
        progress.report(new ProgressEvent.Started("stack", "pid " + pid + " to end", grace));
        boolean asked = new Termination(folder.get()).end(run.get().process(), grace);
        folder.get().remove(run.get().process());
        progress.report(new ProgressEvent.Finished("stack", "stopped", since(begun)));
        return new DownReport(
                asked ? DownReport.Outcome.STOPPED : DownReport.Outcome.KILLED, pid, since(begun));
    }

    /// Says what is up, asking the orchestrator for its health.
    public StackStatus.OfProcess status(Project project) {
        Optional<RunFolder> folder = RunFolder.find(project);
        Optional<RunState> run = folder.flatMap(RunFolder::read);
        if (folder.isEmpty() || run.isEmpty()) {
            return new StackStatus.Down(project);
        }
        if (folder.get().isAlive(run.get())) {
            return up(project, run.get(), HEALTH_DEADLINE);
        }
        return new StackStatus.Crashed(
                project, run.get(), lastLines(project, run.get().startedAt()));
    }

    /// The newest lines of a project's logs, the output of the stack's process at the end.
    public static List<String> lastLines(Project project) {
        return lastLines(project, LogQuery.newest(LAST_LINES));
    }

    /// Those of one run; records bear the time to the millisecond.
    private static List<String> lastLines(Project project, Instant started) {
        return lastLines(
                project, LogQuery.newest(LAST_LINES).since(started.truncatedTo(ChronoUnit.MILLIS)));
    }

    private static List<String> lastLines(Project project, LogQuery query) {
        LogFolder folder = new LogFolder(project.logs());
        List<String> lines = new ArrayList<>();
        new Logs(folder)
                .read(query)
                .forEach(entry -> lines.addAll(LogFormat.print(entry).lines().toList()));
        lines.addAll(folder.lastOutput(LAST_LINES));
        return lines;
    }

    /// The first answer of a new stack comes late, when the machine is busy, and is waited for.
    private StackStatus.Up up(Project project, RunState run, Duration deadline) {
        Duration uptime = Duration.between(run.startedAt(), clock.instant());
        return new StackStatus.Up(
                project,
                run,
                run.find("health")
                        .map(health -> probe.ask(health.address(), deadline))
                        .orElseGet(() -> Health.unreachable("its record names no health page")),
                uptime.isNegative() ? Duration.ZERO : uptime);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
