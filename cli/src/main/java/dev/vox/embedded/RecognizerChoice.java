package dev.vox.embedded;

import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.openai.TranscriptionRecognizer;
import dev.vox.runtime.asr.openai.TranscriptionSettings;
import dev.vox.runtime.asr.sphinx.SphinxRecognizer;
import dev.vox.runtime.asr.sphinx.SphinxSettings;
import dev.vox.runtime.asr.whisper.WhisperRecognizer;
import dev.vox.runtime.asr.whisper.WhisperSettings;

/// What recognises speech, with all that it needs.
sealed interface RecognizerChoice {
    /// Nothing does.
    record Deaf() implements RecognizerChoice {}

    /// CMU Sphinx.
    record Sphinx(SphinxSettings settings) implements RecognizerChoice {}

    /// A transcription service.
    record OpenAi(TranscriptionSettings settings) implements RecognizerChoice {}

    /// Whisper.
    record Whisper(WhisperSettings settings) implements RecognizerChoice {}

    /// Makes it; models are loaded when somebody first speaks.
    default Recognizer make() {
        return switch (this) {
            case Deaf() -> new DeafRecognizer();
            case Sphinx(SphinxSettings settings) -> new SphinxRecognizer(settings);
            case OpenAi(TranscriptionSettings settings) -> new TranscriptionRecognizer(settings);
            case Whisper(WhisperSettings settings) -> new WhisperRecognizer(settings);
        };
    }
}
