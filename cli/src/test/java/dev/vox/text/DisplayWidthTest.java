package dev.vox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "naïve, 5",
        "日本語, 6",
        "ｱｲｳ, 3",
        "Ａ, 2",
        "한국어, 6",
        "…, 1",
        "✓, 1",
        "✅, 2",
        "👍, 2",
        "👍🏽, 2",
        "👩‍👩‍👧, 2",
        "🇩🇪, 2",
        "🇩🇪🇫🇷, 4",
        "☎️, 2",
        "☎, 1",
        "a\u200bb, 2"
    })
    void countsColumns(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void aCombiningMarkTakesNoColumn() {
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    }

    @Test
    void aPrefixNeverBreaksACharacterFromItsMarks() {
        assertThat(DisplayWidth.prefix("ae\u0301b", 2)).isEqualTo("ae\u0301");
        assertThat(DisplayWidth.prefix("日本", 3)).isEqualTo("日");
        assertThat(DisplayWidth.prefix("👍🏽x", 1)).isEmpty();
        assertThat(DisplayWidth.prefix("👍🏽x", 2)).isEqualTo("👍🏽");
    }
}
