package dev.vox.voicepack;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A voice that the tool knows of.
///
/// @param id by which clients ask for it
/// @param engine that speaks with it: `kevin`, `espeak`, `piper`
/// @param name for people, or of its pack
/// @param languages BCP 47 tags; empty when unknown
/// @param sampleRate samples a second, in Hz; null when it is not installed
/// @param licence as far as known
/// @param state whether it can speak here
/// @param checksum of its pack; null when it has none
/// @param folder of its pack, as text; null when it has none
/// @param problem what stands in its way; null when nothing does
/// @param speakers how many speak with it
public record Voice(
        String id,
        String engine,
        String name,
        List<String> languages,
        @Nullable Integer sampleRate,
        String licence,
        State state,
        @Nullable PackState checksum,
        @Nullable String folder,
        @Nullable String problem,
        int speakers) {
    /// Whether a voice can speak here.
    public enum State {
        /// Nothing is missing.
        READY,
        /// A profile names it, and it is not installed.
        MISSING,
        /// It is installed, and something is wrong with it.
        BROKEN
    }

    public Voice {
        languages = List.copyOf(languages);
    }
}
