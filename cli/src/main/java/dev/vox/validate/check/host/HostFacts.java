package dev.vox.validate.check.host;

import dev.vox.env.Project;
import dev.vox.profile.Configuration;
import dev.vox.profile.HostProbe;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/// What checks of the machine ask.
///
/// @param java the runtime that the tool runs on
/// @param processors how many this process may use
/// @param room how much is free
/// @param probe looks for memory and GPUs
/// @param engines connects to the container engine that an environment names
/// @param process the environment of the tool, which serves where that of the project cannot be resolved
/// @param configurations what a project's files choose
public record HostFacts(
        Runtime.Version java,
        int processors,
        Room room,
        HostProbe probe,
        Function<Map<String, String>, ContainerObserver> engines,
        Map<String, String> process,
        Function<Project, Configuration> configurations) {
    public HostFacts {
        process = Map.copyOf(process);
    }

    /// How much is free on the disk of a folder.
    @FunctionalInterface
    public interface Room {
        /// In bytes.
        long free(Path folder) throws IOException;
    }

    /// Those of this machine.
    public static HostFacts ofThisMachine(
            HostProbe probe,
            Function<Map<String, String>, ContainerObserver> engines,
            Map<String, String> process,
            Function<Project, Configuration> configurations) {
        return new HostFacts(
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                folder -> Files.getFileStore(folder).getUsableSpace(),
                probe,
                engines,
                process,
                configurations);
    }

    /// The variables of a project, or of the tool alone: a mistake in a file is no matter of the machine.
    Map<String, String> environment(Target target) {
        try {
            return target.environment();
        } catch (CheckBroken e) {
            return process;
        }
    }
}
