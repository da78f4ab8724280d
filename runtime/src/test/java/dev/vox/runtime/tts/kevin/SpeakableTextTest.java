package dev.vox.runtime.tts.kevin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakableTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    plain text, isn't it? | plain text, isn't it?
                    naïve café Ångström   | naive cafe Angstrom
                    Straße Łódź           | Strasse Lodz
                    “quoted” ‘so’ it’s    | "quoted" 'so' it's
                    wait… ﬁne             | wait... fine
                    ½ 5–7                 | 1/2 5-7
                    R&D                   | R and D
                    50%                   | 50 percent
                    $5 or a $             | $5 or a  dollars
                    a🎺b                  | a  b
                    co­op                 | coop
                    [x] {y} <z> *w*       | x   y   z   w
                    """)
    void becomesWhatKevinKnows(String text, String speakable) {
        assertThat(SpeakableText.of(text).strip()).isEqualTo(speakable);
    }

    @Test
    void isAlwaysPlainAscii() {
        StringBuilder all = new StringBuilder();
        for (int letter = 0; letter < 0x3000; letter++) {
            all.appendCodePoint(letter);
        }

        assertThat(SpeakableText.of(all.toString())).matches("[ -~]*");
    }

    @Test
    void plainTextHasNothingToReadAMeaningInto() {
        assertThat(SpeakableText.plain("Dr. Smith paid $12.50 on 3-4, OK?").strip())
                .isEqualTo("dr. smith paid  1  2   5  0  on  3   4 , ok?");
    }
}
