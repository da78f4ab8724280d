package dev.vox.runtime.asr.whisper;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.RecognizerContract;
import dev.vox.runtime.asr.Speech;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// The library decodes a model that has every part of a real one but understanding.
final class TinyModelTest implements RecognizerContract {
    @TempDir private static Path directory;

    private static Path file;
    private static Recognizer recognizer;
    private static Speech speech;

    @BeforeAll
    static void load() throws Exception {
        file = directory.resolve("ggml-none.en.bin");
        TinyModel.write(file, "turn", "the", "lights", "on");
        recognizer = new WhisperRecognizer(settings(file));
        speech = new Speech();
    }

    @AfterAll
    static void close() {
        recognizer.close();
        speech.close();
    }

    private static WhisperSettings settings(Path model) {
        return WhisperSettings.of(model).withLongestUtterance(Duration.ofSeconds(5));
    }

    @Override
    public Recognizer recognizer() {
        return recognizer;
    }

    @Override
    public Recognizer another() {
        return new WhisperRecognizer(settings(file));
    }

    @Override
    public String phrase() {
        return "turn the lights on";
    }

    @Override
    public Speech speech() {
        return speech;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.000_01, 0.1, 0.5, 0.999})
    void a_model_that_breaks_off_is_refused(double part) throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Path broken = directory.resolve("broken.bin");
        Files.write(broken, Arrays.copyOf(whole, (int) (whole.length * part)));
        try (Recognizer other = new WhisperRecognizer(settings(broken))) {
            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(other::prepare)
                    .withMessageStartingWith(
                            "the whisper model %s is not a whole model".formatted(broken));
        }
    }

    @Test
    void a_transcription_that_is_late_is_missed_and_the_next_is_not() throws Exception {
        recognizer.prepare();
        try (Recognition hasty = recognizer.begin(partial -> {})) {
            hasty.hear(new short[16_000]);

            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(() -> hasty.finish(Duration.ofMillis(1)))
                    .withMessage("whisper transcribed nothing within 1 ms");
        }
        what_is_said_is_understood();
    }
}
