package dev.vox.runtime.tts;

import java.util.List;
import java.util.Map;

/// What is known of a voice before it is loaded.
///
/// @param modelId the id by which clients ask for it: `kevin16`, `mock-440hz`
/// @param family the engine's family: `kevin`, `mock`
/// @param languages BCP 47 tags
/// @param sampleRate samples a second of its audio, in Hz
/// @param metadata what else is worth showing, such as `licence`
public record VoiceProfile(
        String modelId,
        String family,
        List<String> languages,
        int sampleRate,
        Map<String, String> metadata) {
    public VoiceProfile {
        if (modelId.isBlank()) {
            throw new IllegalArgumentException("a voice has a model id");
        }
        languages = List.copyOf(languages);
        metadata = Map.copyOf(metadata);
    }
}
