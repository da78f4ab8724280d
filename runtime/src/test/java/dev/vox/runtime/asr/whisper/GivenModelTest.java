package dev.vox.runtime.asr.whisper;

import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.RecognizerContract;
import dev.vox.runtime.asr.Speech;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.nio.file.Path;
import java.time.Duration;

/// Runs where a model is: `-Dvox.whisper.model=…/ggml-base.en.bin`.
@EnabledIfSystemProperty(
        named = GivenModelTest.MODEL,
        matches = ".+",
        disabledReason = "no Whisper model is given by -Dvox.whisper.model")
final class GivenModelTest implements RecognizerContract {
    static final String MODEL = "vox.whisper.model";

    private static Recognizer recognizer;
    private static Speech speech;

    @BeforeAll
    static void load() throws Exception {
        recognizer = new WhisperRecognizer(settings());
        speech = new Speech();
    }

    @AfterAll
    static void close() {
        recognizer.close();
        speech.close();
    }

    private static WhisperSettings settings() {
        return WhisperSettings.of(Path.of(System.getProperty(MODEL)))
                .withLongestUtterance(Duration.ofSeconds(5));
    }

    @Override
    public Recognizer recognizer() {
        return recognizer;
    }

    @Override
    public Recognizer another() {
        return new WhisperRecognizer(settings());
    }

    /// Models write sentences.
    @Override
    public String phrase() {
        return "Turn the lights on.";
    }

    @Override
    public Speech speech() {
        return speech;
    }
}
