package dev.vox.runtime.asr.whisper;

import dev.vox.runtime.asr.SpeechBuffer;

import java.nio.file.Path;
import java.time.Duration;

/// How a Whisper model is run.
///
/// @param model the file of the model, in the GGML format of whisper.cpp
/// @param language of the speech, ISO 639-1 such as `en`; empty or `auto` lets the model find out
/// @param threads that one transcription uses: at least 1
/// @param longestUtterance how much of an utterance is heard: more than 0
public record WhisperSettings(Path model, String language, int threads, Duration longestUtterance) {
    public WhisperSettings {
        if (threads < 1 || !longestUtterance.isPositive()) {
            throw new IllegalArgumentException(
                    "not a recogniser: %d threads, utterances of %s"
                            .formatted(threads, longestUtterance));
        }
    }

    /// English, as many threads as cores, utterances of 30 s.
    public static WhisperSettings of(Path model) {
        return new WhisperSettings(
                model, "en", Runtime.getRuntime().availableProcessors(), SpeechBuffer.LONGEST);
    }

    /// The same for another language.
    public WhisperSettings withLanguage(String newLanguage) {
        return new WhisperSettings(model, newLanguage, threads, longestUtterance);
    }

    /// The same with another longest utterance.
    public WhisperSettings withLongestUtterance(Duration longest) {
        return new WhisperSettings(model, language, threads, longest);
    }
}
