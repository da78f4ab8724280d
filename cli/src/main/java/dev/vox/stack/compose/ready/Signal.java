package dev.vox.stack.compose.ready;

import dev.vox.probe.ProbeAnswer;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.Inspection;

import java.util.List;
import java.util.Optional;

/// Something that a wait hears.
sealed interface Signal {
    /// The containers that there are.
    ///
    /// @param asked when it was asked for
    record Listed(Effect.Look asked, List<Container> containers) implements Signal {}

    /// A container's life went on.
    record Happened(ContainerEvent event) implements Signal {}

    /// What lies behind a container; empty when it is gone.
    record Inspected(Effect.Inspect asked, Optional<Inspection> inspection) implements Signal {}

    /// What a service answered.
    record Probed(Effect.Ask asked, ProbeAnswer answer) implements Signal {}

    /// The engine's events broke off, or it did not answer.
    record Lost(String reason) implements Signal {}

    /// What starts the services has done its part.
    record StarterDone() implements Signal {}

    /// What starts the services has failed, or what finds out about them.
    record Aborted(RuntimeException reason) implements Signal {}
}
