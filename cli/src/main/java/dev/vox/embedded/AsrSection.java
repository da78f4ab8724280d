package dev.vox.embedded;

import dev.vox.env.RecognizerKind;
import dev.vox.text.Nearest;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The section `asr` of an orchestrator's file, which the environment overrides.
///
/// @param enabled null when it does not say
/// @param adapter null when it does not say
/// @param modelPath null when it does not say
/// @param language null when it does not say
/// @param bufferSeconds null when it does not say
/// @param preload null when it does not say
record AsrSection(
        @Nullable Boolean enabled,
        @Nullable RecognizerKind adapter,
        @Nullable String modelPath,
        @Nullable String language,
        @Nullable Double bufferSeconds,
        @Nullable Boolean preload) {
    /// What it says when it is not there.
    static final AsrSection NONE = new AsrSection(null, null, null, null, null, null);

    private static final int LONGEST_BUFFER_SECONDS = 300;
    private static final String ADAPTER = "adapter";

    /// What deployments say of a model that is fetched by its size; ours is a file, and says it itself.
    private static final List<String> OF_THE_MODELS_FILE =
            List.of("model_size", "device", "compute_type");

    /// Reads it. An adapter that is none is a mistake where speech is recognised, and nothing where it is not.
    static AsrSection read(YamlReader asr) {
        OF_THE_MODELS_FILE.forEach(asr::text);
        Boolean enabled = asr.flag("enabled").orElse(null);
        return new AsrSection(
                enabled,
                text(asr, ADAPTER)
                        .flatMap(word -> adapter(asr, word, enabled == null || enabled))
                        .orElse(null),
                text(asr, "model_path").orElse(null),
                text(asr, "language").orElse(null),
                asr.number("buffer_max_duration_s", 1, LONGEST_BUFFER_SECONDS).orElse(null),
                asr.flag("preload").orElse(null));
    }

    private static Optional<String> text(YamlReader asr, String key) {
        return asr.text(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<RecognizerKind> adapter(YamlReader asr, String word, boolean used) {
        for (RecognizerKind kind : RecognizerKind.values()) {
            if (kind.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        if (used) {
            List<String> words = RecognizerKind.words();
            String meant =
                    Nearest.to(word, words).map("; did you mean '%s'?"::formatted).orElse("");
            asr.mistake(
                    ADAPTER,
                    "must be one of %s, not '%s'%s"
                            .formatted(String.join(", ", words), word, meant));
        }
        return Optional.empty();
    }
}
