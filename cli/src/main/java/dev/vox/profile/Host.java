package dev.vox.profile;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What was found on the machine, in the project and in the build, as far as profiles ask for it.
///
/// @param gpu whether there is a GPU
/// @param vramMb its memory, MB; null when unknown
/// @param ramMb the machine's memory, MB; null when unknown
/// @param voices of the files that were looked for, those that are there
/// @param apiKeys of the variables that were looked for, those that hold more than a placeholder
/// @param commands of the programs that were looked for, those that are on the `PATH`
/// @param libraries of the shared libraries that were looked for, those that are installed
/// @param engines the speech engines of this build
/// @param backends the backends of this build
/// @param composeFile the project's Compose file; null when there is none
/// @param docker whether the `docker` command is there
public record Host(
        boolean gpu,
        @Nullable Long vramMb,
        @Nullable Long ramMb,
        Set<String> voices,
        Set<String> apiKeys,
        Set<String> commands,
        Set<String> libraries,
        Set<String> engines,
        Set<Backend> backends,
        @Nullable String composeFile,
        boolean docker) {
    public Host {
        voices = Set.copyOf(voices);
        apiKeys = Set.copyOf(apiKeys);
        commands = Set.copyOf(commands);
        libraries = Set.copyOf(libraries);
        engines = Set.copyOf(engines);
        backends = Set.copyOf(backends);
    }
}
