package dev.vox.runtime.tts.piper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.tts.espeak.Clause;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class PhonemeIdsTest {
    private static final PiperConfig CONFIG =
            new PiperConfig(
                    22_050,
                    PiperConfig.Phonemes.TEXT,
                    "",
                    new PiperConfig.Scales(0, 1, 0),
                    Map.of(
                            "_", List.of(0L),
                            "^", List.of(1L),
                            "$", List.of(2L),
                            "a", List.of(10L),
                            "b", List.of(11L, 12L),
                            "\u0303", List.of(13L)),
                    Map.of("c", List.of("a", "b")),
                    1,
                    Map.of(),
                    "en_US");

    @Test
    void padsStandBetweenAndNotAfterTheEnd() {
        assertThat(PhonemeIds.of("aa", CONFIG)).containsExactly(1, 0, 10, 0, 10, 0, 2);
    }

    @Test
    void aPhonemeMayHaveSeveralNumbersOrStandForOthers() {
        assertThat(PhonemeIds.of("b", CONFIG)).containsExactly(1, 0, 11, 12, 0, 2);
        assertThat(PhonemeIds.of("c", CONFIG)).containsExactly(1, 0, 10, 0, 11, 12, 0, 2);
    }

    @Test
    void lettersAreTakenApartFromTheirMarks() {
        assertThat(PhonemeIds.of("\u00e3", CONFIG)).containsExactly(1, 0, 10, 0, 13, 0, 2);
    }

    @Test
    void unknownPhonemesAreLeftOut() {
        assertThat(PhonemeIds.of("xay", CONFIG)).containsExactly(1, 0, 10, 0, 2);
        assertThat(PhonemeIds.of("xyz", CONFIG)).isEmpty();
        assertThat(PhonemeIds.of("", CONFIG)).isEmpty();
    }

    @Test
    void clausesKeepTheirSignsAndAFullStopEndsNone() {
        assertThat(
                        Pronunciation.joined(
                                List.of(
                                        new Clause("a", "."),
                                        new Clause("b", ","),
                                        new Clause("c", ""),
                                        new Clause("d", "?"))))
                .isEqualTo("a b, c d?");
    }
}
