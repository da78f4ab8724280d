package dev.vox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class RowTest {
    @Test
    void cellsAreMadeForMachines() {
        Row row =
                Row.of(
                        "worker",
                        7001,
                        Instant.parse("2026-03-01T10:15:30.250Z"),
                        Duration.ofMillis(1500),
                        Duration.ZERO,
                        Style.SERIES_1,
                        null,
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(100)),
                        true);

        assertThat(row.text())
                .isEqualTo(
                        "worker\t7001\t2026-03-01T10:15:30.250Z\t1.5\t0\tseries-1\t\t\t100\ttrue");
    }

    @Test
    void aCellCannotBreakTheTable() {
        assertThat(Row.of("a\tb\nc\u001b[31md", "e").text()).isEqualTo("a\\tb\\ncd\te");
    }
}
