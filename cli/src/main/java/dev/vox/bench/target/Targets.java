package dev.vox.bench.target;

import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Running;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.stack.PortOwner;
import dev.vox.stack.RunState;
import dev.vox.stack.StackStatus;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Opens what is to be measured. What an earlier run left behind when it was killed is ended first.
public final class Targets {
    private static final Duration HEALTH_DEADLINE = Duration.ofSeconds(1);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final TargetParts parts;
    private final Fingerprints fingerprints;
    private final StackFolders folders;
    private boolean swept;

    /// Opens targets of a project.
    public Targets(TargetParts parts) {
        this.parts = parts;
        this.fingerprints = new Fingerprints(parts);
        this.folders = new StackFolders(parts.project());
    }

    /// Opens a target; a stack that is to be started is ready when this returns.
    ///
    /// @throws InvalidConfiguration when the files of the project are wrong
    /// @throws MissingPrerequisite when nothing is up, or a stack lacks what it needs
    /// @throws OperationFailed when a stack does not become ready
    public OpenTarget open(TargetRequest request, Progress progress) throws InterruptedException {
        sweep(progress);
        return switch (request) {
            case Running running -> running(running);
            case Address address -> address(address);
            case Started started -> started(started, progress);
        };
    }

    /// The same for what starts stacks itself, each time that it measures: one that is to be started is not up, and its
    /// subject has a launcher and no address.
    public OpenTarget offer(TargetRequest request, Progress progress) throws InterruptedException {
        if (!(request instanceof Started started)) {
            return open(request, progress);
        }
        sweep(progress);
        Subject subject =
                new Subject(
                        started.name(),
                        null,
                        null,
                        "",
                        null,
                        launcher(started),
                        fingerprints.of(started, null));
        return new OpenTarget(subject, () -> {});
    }

    private synchronized void sweep(Progress progress) throws InterruptedException {
        if (!swept) {
            swept = true;
            folders.sweep(progress);
        }
    }

    private OpenTarget running(Running request) throws InterruptedException {
        return switch (parts.status().apply(parts.project())) {
            case StackStatus.Up up -> untouched(subject(request, up.run()));
            case StackStatus.Containers containers ->
                    untouched(
                            subject(
                                    request,
                                    StackEndpoints.of(containers.stack().endpoints()),
                                    parts.containers().apply(parts.project()),
                                    fingerprints.of(containers.stack())));
            case StackStatus.Down _ ->
                    throw new MissingPrerequisite(
                            "no stack is running",
                            "start it with `vox dev`, let one be started by --backend embedded, or"
                                    + " name another by --target");
            case StackStatus.Crashed _ ->
                    throw new MissingPrerequisite(
                            "the stack crashed",
                            "start it again with `vox dev`; `vox logs` shows its last words");
        };
    }

    private Subject subject(Running request, RunState run) throws InterruptedException {
        return subject(
                request,
                StackEndpoints.of(run.endpoints()),
                List.of(run.process().pid()),
                fingerprints.of(run));
    }

    private Subject subject(
            TargetRequest request,
            StackEndpoints endpoints,
            List<Long> processes,
            Fingerprint fingerprint) {
        return new Subject(
                request.name(),
                endpoints.worker(),
                endpoints.orchestrator(),
                "",
                processes,
                null,
                fingerprint,
                sessions(endpoints.health()));
    }

    private OpenTarget address(Address request) throws InterruptedException {
        URI address = request.address();
        return untouched(
                new Subject(
                        request.name(),
                        request.worker() ? address : null,
                        request.worker() ? null : address,
                        request.voice(),
                        process(address).orElse(null),
                        null,
                        fingerprints.of(request)));
    }

    /// The process that listens there, when that is on this machine and the system tells.
    private Optional<Long> process(URI address) {
        return HERE.contains(address.getHost())
                ? parts.owners().of(address.getPort()).map(PortOwner::pid)
                : Optional.empty();
    }

    private OpenTarget started(Started request, Progress progress) throws InterruptedException {
        DevLauncher launcher = launcher(request);
        DevStack stack = launcher.launch(progress);
        try {
            Subject subject =
                    new Subject(
                            request.name(),
                            stack.endpoints().worker(),
                            stack.endpoints().orchestrator(),
                            "",
                            stack.processes(parts.containers()),
                            launcher,
                            fingerprints.of(request, stack),
                            sessions(stack.endpoints().health()));
            return new OpenTarget(subject, stack::close);
        } catch (RuntimeException | InterruptedException e) {
            stack.close();
            throw e;
        }
    }

    private DevLauncher launcher(Started request) {
        return new DevLauncher(request, request.program().orElse(parts.tool().program()), folders);
    }

    private @Nullable OpenSessions sessions(@Nullable URI health) {
        if (health == null) {
            return null;
        }
        return () -> {
            Integer sessions = parts.health().ask(health, HEALTH_DEADLINE).sessions();
            return sessions == null ? OptionalInt.empty() : OptionalInt.of(sessions);
        };
    }

    private static OpenTarget untouched(Subject subject) {
        return new OpenTarget(subject, () -> {});
    }
}
