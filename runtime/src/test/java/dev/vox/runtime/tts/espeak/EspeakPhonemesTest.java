package dev.vox.runtime.tts.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.runtime.tts.SpeechException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EspeakPhonemesTest {
    private static final Espeak ESPEAK = Espeak.shared();

    @BeforeAll
    static void theLibraryIsInstalled() {
        assumeTrue(
                ESPEAK.unavailable().isEmpty(),
                () -> "skipped: " + ESPEAK.unavailable().orElseThrow());
    }

    @Test
    void clausesKeepTheSignThatEndsThem() throws Exception {
        assertThat(
                        ESPEAK.phonemes(
                                "en-us", "Hello, world! It costs $3.50; doesn't it? \"Yes.\" Done"))
                .extracting(Clause::punctuation)
                .containsExactly(",", "!", ";", "?", ".", "");
    }

    @Test
    void clausesAreWrittenInThePhoneticAlphabet() throws Exception {
        assertThat(ESPEAK.phonemes("en-us", "Hello, world!"))
                .containsExactly(new Clause("həlˈoʊ", ","), new Clause("wˈɜːld", "!"));
        assertThat(ESPEAK.phonemes("de", "Straße. Schön!"))
                .containsExactly(new Clause("ʃtɾˈɑːsə", "."), new Clause("ʃˈøːn", "!"));
    }

    @Test
    void aWordOfAnotherLanguageBearsNoMark() throws Exception {
        assertThat(ESPEAK.phonemes("cmn", "ok"))
                .singleElement()
                .satisfies(clause -> assertThat(clause.phonemes()).doesNotContain("("));
    }

    @Test
    void aTextWithoutWordsHasNoClauses() throws Exception {
        assertThat(ESPEAK.phonemes("en-us", "")).isEmpty();
        assertThat(ESPEAK.phonemes("en-us", "   ")).isEmpty();
        assertThat(ESPEAK.phonemes("en-us", "...")).isEmpty();
    }

    @Test
    void anUnknownLanguageIsNamed() {
        assertThatThrownBy(() -> ESPEAK.phonemes("xx-nowhere", "Hello"))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("xx-nowhere");
    }
}
