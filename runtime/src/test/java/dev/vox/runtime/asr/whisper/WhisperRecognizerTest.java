package dev.vox.runtime.asr.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class WhisperRecognizerTest {
    private static final String FIX =
            "; set asr.model_path to a model of whisper.cpp, such as ggml-base.en.bin";

    @TempDir private Path directory;

    @Test
    void a_model_that_is_not_there_is_named_with_the_fix() {
        Path file = directory.resolve("ggml-tiny.bin");

        assertThat(refusal(file))
                .isEqualTo("the whisper model %s does not exist%s".formatted(file, FIX));
    }

    @Test
    void a_directory_is_no_model() {
        assertThat(refusal(directory))
                .isEqualTo("the whisper model %s is a directory%s".formatted(directory, FIX));
    }

    @Test
    void an_empty_file_is_no_model() throws Exception {
        Path file = Files.createFile(directory.resolve("empty.bin"));

        assertThat(refusal(file)).isEqualTo("the whisper model %s is empty%s".formatted(file, FIX));
    }

    @Test
    void a_file_of_another_format_is_no_model() throws Exception {
        Path file = Files.writeString(directory.resolve("model.pt"), "PK and more");

        assertThat(refusal(file))
                .isEqualTo("the whisper model %s is not in the GGML format%s".formatted(file, FIX));
    }

    @Test
    void a_file_that_only_begins_like_a_model_is_none() throws Exception {
        Path file = directory.resolve("broken.bin");
        Files.write(file, "lmgg".getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal(file))
                .isEqualTo(
                        "the whisper model %s is not a whole model that whisper.cpp can load%s"
                                .formatted(file, FIX));
    }

    @Test
    void the_native_library_is_loaded() throws Exception {
        assertThat(WhisperModel.library().getSystemInfo()).contains("AVX");
    }

    @Test
    void an_utterance_is_told_what_is_wrong_with_the_model() throws Exception {
        try (Recognizer whisper = recognizer(directory.resolve("none.bin"));
                Recognition recognition = whisper.begin(partial -> {})) {
            recognition.hear(new short[16_000]);

            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(() -> recognition.finish(Duration.ofSeconds(10)))
                    .withMessageContaining("none.bin does not exist");
        }
    }

    @Test
    void a_recogniser_that_loaded_nothing_is_closed_like_others() throws Exception {
        Recognizer whisper = recognizer(directory.resolve("none.bin"));
        whisper.close();
        whisper.close();

        assertThatExceptionOfType(RecognitionException.class)
                .isThrownBy(() -> whisper.begin(partial -> {}))
                .withMessage("whisper is closed");
        assertThatExceptionOfType(RecognitionException.class)
                .isThrownBy(whisper::prepare)
                .withMessage("whisper is closed");
    }

    private static Recognizer recognizer(Path file) {
        return new WhisperRecognizer(WhisperSettings.of(file));
    }

    private static String refusal(Path file) {
        List<String> message = new ArrayList<>();
        try (Recognizer whisper = recognizer(file)) {
            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(whisper::prepare)
                    .satisfies(e -> message.add(e.getMessage()));
        }
        return message.getFirst();
    }
}
