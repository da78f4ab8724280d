package dev.vox.profile;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What must be here for a profile to run.
///
/// @param gpu whether a GPU has to be here
/// @param vramMb the least memory of the GPU, MB; null when any serves
/// @param ramMb the least memory of the machine, MB; null when any serves
/// @param voices files of voices, relative to the project
/// @param apiKey the variable that holds a key; null when none is needed
/// @param command a program on the `PATH`; null when none is needed
public record Needs(
        boolean gpu,
        @Nullable Long vramMb,
        @Nullable Long ramMb,
        List<String> voices,
        @Nullable String apiKey,
        @Nullable String command) {
    /// Nothing special.
    public static final Needs NOTHING = new Needs(false, null, null, List.of(), null, null);

    public Needs {
        voices = List.copyOf(voices);
    }

    /// What of it is not on this host; empty when all of it is.
    public List<Missing> missing(Host host) {
        return List.of();
    }
}
