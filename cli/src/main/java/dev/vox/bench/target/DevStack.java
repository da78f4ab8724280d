package dev.vox.bench.target;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.RunState;
import dev.vox.stack.compose.ComposeRecord;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

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

    /// Its process, when it is one.
    Optional<Long> process() {
        return run().map(state -> state.process().pid());
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
