package dev.vox.stack.compose;

import dev.vox.config.VoxFile;
import dev.vox.env.Project;
import dev.vox.progress.Progress;
import dev.vox.stack.PortOwners;
import dev.vox.stack.StackService;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.ready.Awaiting;
import dev.vox.stack.compose.ready.ReadyRequest;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the use cases of a stack in containers work with.
///
/// @param engines connects to the engine that an environment names
/// @param files finds and reads Compose files
/// @param waits begins to wait for services
/// @param images makes what the project's own images are built from
/// @param owners tells who has a port
/// @param embedded the use cases of the other backend
/// @param clock tells the time
public record ComposeParts(
        Engines engines,
        Files files,
        Waits waits,
        Images images,
        PortOwners owners,
        StackService embedded,
        InstantSource clock) {

    /// Connects to a container engine.
    @FunctionalInterface
    public interface Engines {
        /// The engine that an environment names; nobody asks it anything yet.
        ContainerObserver connect(Map<String, String> environment);
    }

    /// Finds and reads Compose files.
    public interface Files {
        /// The first of a project's Compose files; empty when it has none.
        Optional<Path> first(Project project, VoxFile vox, Map<String, String> environment);

        /// The Compose project that its files describe.
        ///
        /// @throws dev.vox.problem.InvalidConfiguration naming every mistake
        ComposeModel read(Project project, VoxFile vox, Map<String, String> environment);
    }

    /// Begins to wait for services.
    @FunctionalInterface
    public interface Waits {
        /// Hears of services from now on; see [Awaiting].
        Awaiting begin(
                ContainerObserver engine, Project project, ReadyRequest request, Progress progress);
    }

    /// Makes what the project's own images are built from.
    public interface Images {
        /// The services that are built from it, by name, where it is not there as this tool makes it.
        Set<String> unstaged(Project project, ComposeModel model);

        /// Puts it where the Compose files say that it is, unless it is there already.
        void stage(Project project, ComposeModel model, Progress progress)
                throws InterruptedException;
    }
}
