package dev.vox.voice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lengths of time as people write them.
class QuantitiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"0ms", "350ms", "1s", "1.5s", "59.999s", "1m", "90s", "10m", "1h", "24h"})
    void aLengthIsShownAsItIsWritten(String text) {
        assertThat(Quantities.shown(Quantities.length(text).orElseThrow())).isEqualTo(text);
    }
}
