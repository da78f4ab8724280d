package dev.vox.runtime.asr.sphinx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.RecognizerContract;
import dev.vox.runtime.asr.Speech;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

final class DictationTest {
    @Test
    void most_words_of_plain_english_are_understood() throws Exception {
        SphinxSettings settings =
                new SphinxSettings(new SphinxMode.Dictation(), 1, 4, Duration.ofSeconds(30));
        int wrong = 0;
        int words = 0;
        try (Recognizer dictation = new SphinxRecognizer(settings);
                Speech speech = new Speech()) {
            dictation.prepare();
            for (String said :
                    List.of(
                            "what is the weather today",
                            "where is the station",
                            "the quick brown fox jumps over the lazy dog",
                            "i would like to order a pizza")) {
                String heard = RecognizerContract.transcript(dictation, speech.said(said)).text();
                wrong += WordErrors.between(said, heard);
                words += said.split(" ").length;
            }
        }

        assertThat(wrong).as("words misheard of %d", words).isLessThanOrEqualTo(words / 4);
    }
}
