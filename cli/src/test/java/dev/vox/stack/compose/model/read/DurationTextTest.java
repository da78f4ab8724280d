package dev.vox.stack.compose.model.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "1m30s, PT1M30S",
        "1.5s, PT1.5S",
        "500ms, PT0.5S",
        "100us, PT0.0001S",
        "100µs, PT0.0001S",
        "7ns, PT0.000000007S",
        "1h0m1s, PT1H1S",
        ".5m, PT30S",
        "+2s, PT2S",
        "0, PT0S"
    })
    void a_duration_is_read_as_go_reads_it(String text, String expected) {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "30", "-1s", "s", "1x", "1s2", "1..5s", ".s", "1 s", "9999999999h"})
    void anything_else_is_none(String text) {
        assertThat(DurationText.parse(text)).isNull();
    }
}
