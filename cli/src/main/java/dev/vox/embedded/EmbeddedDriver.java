package dev.vox.embedded;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.ControlTokenFile;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.StackDriver;
import dev.vox.stack.StackService;
import dev.vox.stack.SwitchReport;
import dev.vox.stack.SwitchRequest;
import dev.vox.stack.UpRequest;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogSink;
import dev.vox.stack.plan.Problem;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs the stack as one background JVM.
public final class EmbeddedDriver implements StackDriver {
    static final String BACKEND = "embedded";

    private static final Path EVENTS = Path.of("/dev/fd/3");
    private static final Duration END = Duration.ofSeconds(5);

    /// The shell puts the pipe of the events aside, sends the JVM's own output to the file that is its `$0`, and makes it
    /// deaf to the terminal it was started from. It stays its parent until the stack is ready, to tell the exit code of a
    /// failed start; then it is sent away, since a JVM that has a child process takes 300 ms longer to exit.
    private static final String DETACH =
            "trap '' INT HUP; exec 3>&1 >\"$0\" 2>&1 </dev/null; \"$@\" & wait $!";

    private final StackCommand command;
    private final Supplier<StackProcess> here;
    private final LogSink foregroundLog;

    /// @param here makes the stack's process out of this one
    /// @param foregroundLog takes the log records of a stack that runs in this process
    public EmbeddedDriver(
            StackCommand command, Supplier<StackProcess> here, LogSink foregroundLog) {
        this.command = command;
        this.here = here;
        this.foregroundLog = foregroundLog;
    }

    @Override
    public String backend() {
        return BACKEND;
    }

    @Override
    public List<Problem> problems(UpRequest request) {
        boolean needsMet = request.findings().problems().isEmpty();
        List<Problem> problems = new ArrayList<>(agent(request).problems());
        if (needsMet) {
            problems.addAll(Engines.problems(request.settings().speech()));
        }
        return problems;
    }

    private static AgentReader.Reading agent(UpRequest request) {
        return AgentReader.read(
                request.settings().mode(), request.settings().agent(), request.project().root());
    }

    @Override
    public List<String> command(UpRequest request) {
        return command.of(request, EVENTS);
    }

    @Override
    public StackEnd run(UpRequest request, Progress progress, Consumer<RunState> ready) {
        return here.get().runToExit(request, progress, foregroundLog, ready);
    }

    @Override
    public RunState start(UpRequest request, Progress progress) {
        RunFolder.ownFolder(request.project().logs());
        Process process = spawn(request);
        try (BufferedReader events = process.inputReader(StandardCharsets.UTF_8)) {
            return watch(request, process, StartWatch.of(events, progress));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("[stack] interrupted while it started", null, e);
        } catch (IOException e) {
            throw new OperationFailed("[stack] its events cannot be read", null, e);
        }
    }

    @Override
    public List<Problem> problems(SwitchRequest request) {
        return Engines.problems(request.speech());
    }

    @Override
    public SwitchReport change(RunState run, SwitchRequest request, Progress progress) {
        String token =
                RunFolder.find(request.project())
                        .flatMap(ControlTokenFile::read)
                        .orElseThrow(() -> noToken(request));
        long begun = System.nanoTime();
        progress.report(
                new ProgressEvent.Started("worker", "model " + request.model(), request.timeout()));
        SwitchReport report;
        try {
            report = new ControlClient(run, token).change(request);
        } catch (VoxException e) {
            progress.report(new ProgressEvent.Failed("worker", String.valueOf(e.getMessage())));
            throw e;
        }
        progress.report(
                new ProgressEvent.Finished(
                        "worker",
                        "speaks with " + report.to().modelId(),
                        Duration.ofNanos(System.nanoTime() - begun)));
        return report;
    }

    private static MissingPrerequisite noToken(SwitchRequest request) {
        return new MissingPrerequisite(
                "[.vox/run/control.token] it is gone, and without it the stack takes no orders",
                "start it anew: vox stop, then vox dev " + request.speech().choice().profile());
    }

    /// Waits for the end of a start. One that came to nothing is discarded before the reader is closed: the watch holds the
    /// reader's lock while it waits for a line, and only the end of the process ends that.
    private static RunState watch(UpRequest request, Process process, StartWatch watch)
            throws InterruptedException {
        RunState started = null;
        try {
            started = conclude(request, process, watch.await(request.timeout()));
            return started;
        } catch (TimeoutException e) {
            throw tooLate(request, watch.waiting(), e);
        } finally {
            if (started == null) {
                discard(request, process);
            }
        }
    }

    private Process spawn(UpRequest request) {
        Path output = new LogFolder(request.project().logs()).output();
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", DETACH, output.toString()));
        line.addAll(command(request));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(request.project().root().toFile());
        builder.environment().clear();
        builder.environment().putAll(request.environment());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "[stack] /bin/sh cannot be started: " + e.getMessage(), null, e);
        }
    }

    private static RunState conclude(
            UpRequest request, Process process, Optional<StartEvent> outcome)
            throws InterruptedException {
        if (outcome.isEmpty()) {
            throw ended(request, process);
        }
        return switch (outcome.get()) {
            case StartEvent.Failed(var failure) -> {
                awaitEnd(process);
                throw failure;
            }
            case StartEvent.Ready _ -> {
                end(process);
                yield written(request);
            }
            case StartEvent.Moved moved ->
                    throw new IllegalStateException("a start does not end with progress");
        };
    }

    private static RunState written(UpRequest request) {
        return RunFolder.find(request.project())
                .flatMap(RunFolder::read)
                .orElseThrow(() -> new OperationFailed("[stack] it was stopped while it started"));
    }

    private static OperationFailed ended(UpRequest request, Process process)
            throws InterruptedException {
        awaitEnd(process);
        return new OperationFailed(
                "[stack] its process ended with code "
                        + process.exitValue()
                        + " before it was ready"
                        + quoted(StackService.lastLines(request.project())),
                "see vox logs");
    }

    private static OperationFailed tooLate(
            UpRequest request, Set<String> waiting, TimeoutException cause) {
        String culprit = waiting.isEmpty() ? "its process" : String.join(", ", waiting);
        return new OperationFailed(
                "[stack] not ready within "
                        + request.timeout().toMillis()
                        + " ms, waited for "
                        + culprit
                        + quoted(StackService.lastLines(request.project())),
                "see vox logs, or give it longer with --timeout",
                cause);
    }

    private static String quoted(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }

    private static void awaitEnd(Process process) throws InterruptedException {
        if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
            kill(process);
        }
    }

    /// Ends a start that came to nothing, and takes the record away that it may have written.
    private static void discard(UpRequest request, Process process) {
        kill(process);
        RunFolder.find(request.project())
                .ifPresent(folder -> folder.read().ifPresent(run -> folder.remove(run.process())));
    }

    /// Ends the shell and the JVM for good.
    private static void kill(Process shell) {
        List<ProcessIdentity> family = shell.descendants().map(ProcessIdentity::of).toList();
        end(shell);
        family.forEach(member -> member.find().ifPresent(ProcessHandle::destroyForcibly));
        family.forEach(member -> member.awaitEnd(END));
    }

    private static void end(Process shell) {
        shell.destroyForcibly();
        ProcessIdentity.of(shell.toHandle()).awaitEnd(END);
    }
}
