package dev.vox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NearestTest {
    private static final List<String> COMMANDS =
            List.of("dev", "say", "status", "stop", "logs", "validate");

    @ParameterizedTest
    @CsvSource({
        "stauts, status",
        "statu, status",
        "Status, status",
        "sya, say",
        "lgos, logs",
        "vali, validate",
        "stp, stop",
        "xyzzy,",
        "q,",
        "'',",
    })
    void findsTheWordThatWasMeant(String word, String meant) {
        assertThat(Nearest.to(word, COMMANDS).orElse(null)).isEqualTo(meant);
    }
}
