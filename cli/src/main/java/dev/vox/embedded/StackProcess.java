package dev.vox.embedded;

import dev.vox.env.LogLevel;
import dev.vox.progress.Progress;
import dev.vox.stack.ControlTokenFile;
import dev.vox.stack.FolderLock;
import dev.vox.stack.PortClaim;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.StackDriver.StackEnd;
import dev.vox.stack.StackPorts;
import dev.vox.stack.StackSettings;
import dev.vox.stack.UpRequest;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogSink;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// The life of a stack in this JVM: from the lock to the signal that ends it.
public final class StackProcess {
    /// What running utterances get when the stack is stopped; `vox stop` as a whole takes less than a second.
    static final Duration GRACE = Duration.ofMillis(300);

    private static final System.Logger LOG = System.getLogger("vox.stack");

    private final String version;
    private final String buildId;
    private final InstantSource clock;

    /// @param version of the tool, for the health page
    /// @param buildId of the tool, for the run state
    public StackProcess(String version, String buildId, InstantSource clock) {
        this.version = version;
        this.buildId = buildId;
        this.clock = clock;
    }

    /// Runs a project's stack until SIGINT or SIGTERM, also while it starts. The run state is written as soon as the process
    /// has the stack's lock, and removed at every end but a crash.
    ///
    /// @param ready is told once, when every service answers
    /// @param ended is told when a signal has ended it and before the lock is given back: then this process may be killed
    public StackEnd run(
            UpRequest request, Progress progress, Consumer<RunState> ready, Runnable ended) {
        RunFolder folder = RunFolder.create(request.project());
        try (FolderLock _ = folder.holdStack()) {
            StackEnd end = run(request, folder, progress, entry -> true, ready);
            ended.run();
            return end;
        }
    }

    /// The same in a process whose exit code somebody waits for: it has the stack's lock until it has exited, so that
    /// whoever ends the stack does not kill it on its way out.
    ///
    /// @param watcher sees every log record besides the files
    public StackEnd runToExit(
            UpRequest request, Progress progress, LogSink watcher, Consumer<RunState> ready) {
        RunFolder folder = RunFolder.create(request.project());
        folder.holdStack().keep();
        return run(request, folder, progress, watcher, ready);
    }

    private StackEnd run(
            UpRequest request,
            RunFolder folder,
            Progress progress,
            LogSink watcher,
            Consumer<RunState> ready) {
        Signals signals = Signals.install();
        RunFolder.ownFolder(request.project().logs());
        LogLevel level = request.settings().logLevel();
        try (ServiceLogs _ =
                ServiceLogs.toFiles(new LogFolder(request.project().logs()), level, watcher)) {
            return run(request, folder, signals, progress, ready);
        }
    }

    private StackEnd run(
            UpRequest request,
            RunFolder folder,
            Signals signals,
            Progress progress,
            Consumer<RunState> ready) {
        StackPorts ports = request.settings().ports();
        AgentConfig agent =
                AgentReader.read(
                                request.settings().mode(),
                                request.settings().agent(),
                                request.project().root())
                        .checked();
        RunState state =
                describe(request.settings(), ports.all().stream().map(PortClaim::port).toList());
        LOG.log(System.Logger.Level.INFO, "starting, pid " + state.process().pid());
        try (RunRecord record = new RunRecord(folder, state);
                ControlTokenFile token = ControlTokenFile.create(folder);
                EmbeddedStack stack =
                        signals.during(() ->
                                        EmbeddedStack.start(
                                                request.settings(),
                                                agent,
                                                version,
                                                request.timeout(),
                                                GRACE,
                                                new Steering(token.token(), record::speaks),
                                                progress,
                                                clock))
                                .orElse(null)) {
            if (stack != null) {
                RunState up = record.ready(endpoints(stack.ports()));
                LOG.log(System.Logger.Level.INFO, "ready");
                ready.accept(up);
            }
            StackEnd end = await(signals);
            LOG.log(System.Logger.Level.INFO, "stopping");
            return end;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "start failed: " + e.getMessage());
            throw e;
        } finally {
            LOG.log(System.Logger.Level.INFO, "stopped");
        }
    }

    private static StackEnd await(Signals signals) {
        try {
            return signals.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StackEnd.INTERRUPTED;
        }
    }

    private RunState describe(StackSettings settings, List<Integer> ports) {
        return new RunState(
                ProcessIdentity.current(),
                RunState.Phase.STARTING,
                EmbeddedDriver.BACKEND,
                settings.mode().word(),
                settings.speech().model(),
                buildId,
                clock.instant(),
                endpoints(ports),
                settings.shown());
    }

    /// @param ports in the order of [StackPorts#all]
    private static List<RunState.Endpoint> endpoints(List<Integer> ports) {
        return List.of(
                endpoint("orchestrator", "websocket", "ws://localhost:" + ports.get(0)),
                endpoint("orchestrator", "health", "http://localhost:" + ports.get(1) + "/health"),
                endpoint("worker", "grpc", "grpc://localhost:" + ports.get(2)),
                endpoint("worker", "metrics", "http://localhost:" + ports.get(3) + "/metrics"));
    }

    private static RunState.Endpoint endpoint(String service, String purpose, String address) {
        return new RunState.Endpoint(service, purpose, URI.create(address));
    }
}
