package dev.vox.voice;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What came of a text that was spoken.
///
/// @param voice the voice that was asked for, else the stack's own
/// @param outputOrNull what the audio was written to: a file, or `-` for standard output; null for nothing
/// @param playerOrNull the program that played it; null when none was asked to
public record SayReport(
        String voice,
        Narration narration,
        @Nullable String outputOrNull,
        @Nullable String playerOrNull) {
    /// What the audio was written to: a file, or `-` for standard output.
    public Optional<String> output() {
        return Optional.ofNullable(outputOrNull);
    }

    /// The program that played it.
    public Optional<String> player() {
        return Optional.ofNullable(playerOrNull);
    }
}
