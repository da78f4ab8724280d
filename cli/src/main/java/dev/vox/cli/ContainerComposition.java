package dev.vox.cli;

import dev.vox.stack.ProcPortOwners;
import dev.vox.stack.StackService;
import dev.vox.stack.compose.ComposeParts;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Makes what the commands of a stack in containers work with.
final class ContainerComposition {
    private final Supplier<StackService> embedded;
    private final InstantSource clock;

    ContainerComposition(Supplier<StackService> embedded, InstantSource clock) {
        this.embedded = embedded;
        this.clock = clock;
    }

    ComposeParts parts() {
        return new ComposeParts(
                null,
                null,
                null,
                (project, model, progress) -> {},
                new ProcPortOwners(Path.of("/proc")),
                embedded.get(),
                clock);
    }
}
