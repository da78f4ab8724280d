package dev.vox.stack;

import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogFormat;
import dev.vox.stack.log.LogQuery;
import dev.vox.stack.log.Logs;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Brings a project's stack up and down and says what is up.
public final class StackService {
    private static final Duration HEALTH_DEADLINE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LAST_LINES = 10;

    private final StackDriver driver;
    private final PortCheck ports;
    private final HealthProbe probe;
    private final InstantSource clock;

    public StackService(
            StackDriver driver, PortCheck ports, HealthProbe probe, InstantSource clock) {
        this.driver = driver;
        this.ports = ports;
        this.probe = probe;
        this.clock = clock;
    }

    /// Starts the stack in the background, or finds it up already, and waits until it is ready.
    public UpReport up(UpRequest request, Progress progress) {
        long begun = System.nanoTime();
        RunFolder folder = RunFolder.create(request.project());
        try (FolderLock _ = turn(folder, request.timeout(), progress)) {
            StackStatus before = settled(request, folder, progress);
            if (before instanceof StackStatus.Up up) {
                return new UpReport(up, true, since(begun), null);
            }
            StackStatus.Crashed crashed =
                    before instanceof StackStatus.Crashed crash ? crash : null;
            prepare(request, folder, crashed);
            RunState run = driver.start(request, progress);
            StackStatus.Up up = up(request.project(), run, request.timeout());
            return new UpReport(up, false, since(begun), crashed);
        }
    }

    /// Runs the stack in this process until a signal ends it; one that is up already is reported instead.
    ///
    /// @param ready is told what is up, once
    /// @return what ended it; empty when it was up already
    public Optional<StackDriver.StackEnd> run(
            UpRequest request, Progress progress, Consumer<UpReport> ready) {
        long begun = System.nanoTime();
        RunFolder folder = RunFolder.create(request.project());
        FolderLock turn = turn(folder, request.timeout(), progress);
        try {
            StackStatus before = settled(request, folder, progress);
            if (before instanceof StackStatus.Up up) {
                ready.accept(new UpReport(up, true, since(begun), null));
                return Optional.empty();
            }
            StackStatus.Crashed crashed =
                    before instanceof StackStatus.Crashed crash ? crash : null;
            prepare(request, folder, crashed);
            return Optional.of(
                    driver.run(
                            request,
                            progress,
                            run -> {
                                turn.close();
                                StackStatus.Up up = up(request.project(), run, request.timeout());
                                ready.accept(new UpReport(up, false, since(begun), crashed));
                            }));
        } finally {
            turn.close();
        }
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
    public StackStatus status(Project project) {
        Optional<RunFolder> folder = RunFolder.find(project);
        Optional<RunState> run = folder.flatMap(RunFolder::read);
        if (folder.isEmpty() || run.isEmpty()) {
            return new StackStatus.Down(project);
        }
        if (folder.get().isAlive(run.get())) {
            return up(project, run.get(), HEALTH_DEADLINE);
        }
        return new StackStatus.Crashed(project, run.get(), lastLines(project));
    }

    /// The newest lines of a project's logs, the output of the stack's process at the end.
    public static List<String> lastLines(Project project) {
        LogFolder folder = new LogFolder(project.logs());
        List<String> lines = new ArrayList<>();
        new Logs(folder)
                .read(LogQuery.newest(LAST_LINES))
                .forEach(entry -> lines.addAll(LogFormat.print(entry).lines().toList()));
        lines.addAll(folder.lastOutput(LAST_LINES));
        return lines;
    }

    /// What is up, once it is neither starting nor ending: the start may be that of a `vox dev` which was killed.
    private StackStatus settled(UpRequest request, RunFolder folder, Progress progress) {
        RunState starting = starting(folder).orElse(null);
        if (starting != null) {
            long pid = starting.process().pid();
            progress.report(
                    new ProgressEvent.Started(
                            "stack", "pid " + pid + " to be ready", request.timeout()));
            await(
                    () -> starting(folder).isEmpty(),
                    request.timeout(),
                    "[stack] pid " + pid + ", which is starting it already, is not ready");
        }
        return status(request.project());
    }

    private static Optional<RunState> starting(RunFolder folder) {
        return folder.read()
                .filter(run -> run.phase() == RunState.Phase.STARTING)
                .filter(folder::isAlive);
    }

    /// Another process is waited for by looking at its record: the system has no event for either.
    private static void await(BooleanSupplier condition, Duration deadline, String otherwise) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (since(begun).compareTo(deadline) > 0) {
                throw new OperationFailed(
                        otherwise + " within " + deadline.toMillis() + " ms",
                        "see vox logs; vox stop ends it");
            }
            LockSupport.parkNanos(LOOK.toNanos());
            if (Thread.interrupted()) {
                InterruptedException cause = new InterruptedException();
                throw new OperationFailed("[stack] interrupted while waiting for it", null, cause);
            }
        }
    }

    private void prepare(
            UpRequest request, RunFolder folder, StackStatus.@Nullable Crashed crashed) {
        if (crashed != null) {
            folder.remove(crashed.last().process());
        }
        ports.require(request.settings().host(), request.settings().ports().all());
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

    /// Two starts of one project take turns, so that the second finds what the first one started.
    private static FolderLock turn(RunFolder folder, Duration timeout, Progress progress) {
        return folder.startTurn(
                timeout,
                () ->
                        progress.report(
                                new ProgressEvent.Started(
                                        "stack", "another start to end", timeout)));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
