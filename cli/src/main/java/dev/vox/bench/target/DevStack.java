package dev.vox.bench.target;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.RunState;
import dev.vox.stack.compose.ComposeRecord;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// A stack that `vox dev` started.
final class DevStack implements StackLauncher.Launched {
    private final String name;
    private final StackFolder folder;
    private final DevLauncher.Attempt start;
    private final @Nullable RunState run;
    private final @Nullable ComposeRecord containers;
    private final AtomicBoolean closed = new AtomicBoolean();

    DevStack(String name, StackFolder folder, DevLauncher.Attempt start) {
        this.name = name;
        this.folder = folder;
        this.start = start;
        this.run = folder.runs().orElse(null);
        this.containers = folder.containers().orElse(null);
        if (run == null && containers == null) {
            throw DevLauncher.gone(name);
        }
    }

    /// What it says of itself, when it is one process.
    Optional<RunState> run() {
        return Optional.ofNullable(run);
    }

    /// What is written down of it, when it is in containers.
    Optional<ComposeRecord> containers() {
        return Optional.ofNullable(containers);
    }

    /// Its processes, as far as they are on this machine.
    ///
    /// @param contained finds those of a stack in containers
    List<Long> processes(Function<Project, List<Long>> contained) {
        return run().map(state -> List.of(state.process().pid()))
                .orElseGet(() -> contained.apply(folder.project()));
    }

    /// What a stack was started with, by its own word.
    ///
    /// @param settings by variable, as they may be shown
    record Spoken(String model, String mode, Map<String, String> settings) {}

    Spoken spoken() {
        return run().map(state -> new Spoken(state.model(), state.mode(), state.settings()))
                .or(() ->
                        containers()
                                .map(record ->
                                        new Spoken(
                                                record.model(), record.mode(), record.settings())))
                .orElseThrow(() -> DevLauncher.gone(name));
    }

    StackEndpoints endpoints() {
        return run().map(RunState::endpoints)
                .or(() -> containers().map(ComposeRecord::endpoints))
                .map(StackEndpoints::of)
                .orElseThrow(() -> DevLauncher.gone(name));
    }

    @Override
    public URI orchestrator() {
        return reached(endpoints().orchestrator(), "orchestrator");
    }

    @Override
    public URI worker() {
        return reached(endpoints().worker(), "worker");
    }

    private URI reached(@Nullable URI address, String service) {
        if (address == null) {
            throw new MissingPrerequisite(
                    "[%s] its %s is not reached from here".formatted(name, service),
                    "let its Compose service publish the port");
        }
        return address;
    }

    @Override
    public Duration ready() {
        return start.took();
    }

    @Override
    public long startedAt() {
        return start.startedAt();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            var _ = folder.end();
            folder.release();
        }
    }
}
