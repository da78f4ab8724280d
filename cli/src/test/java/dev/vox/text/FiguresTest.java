package dev.vox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.00042S, 0.42 ms",
        "PT0.0082S, 8.2 ms",
        "PT0.008S, 8 ms",
        "PT0.4118S, 412 ms",
        "PT0.9999S, 999 ms",
        "PT3.24S, 3.2 s",
        "PT10S, 10 s",
        "PT42.7S, 43 s",
        "PT59.9S, 59 s",
        "PT3M20S, 3 min 20 s",
        "PT1M59.97S, 2 min",
        "PT59M59.97S, 1 h",
        "PT2H, 2 h",
        "PT2H5M59S, 2 h 5 min",
        "PT76H, 3 d 4 h",
        "PT-3S, -3 s",
    })
    void durationsReadAsPeopleSayThem(Duration duration, String text) {
        assertThat(Figures.duration(duration)).isEqualTo(text);
    }
}
