package dev.vox.runtime.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RetryAfterTest {
    private static final String NOW = "Fri, 20 Nov 2026 21:00:00 GMT";

    @Test
    void secondsAreTaken() {
        assertThat(asked(" 7 ")).contains(Duration.ofSeconds(7));
    }

    @Test
    void aDateIsHeldAgainstTheServersOwnClock() {
        assertThat(asked("Fri, 20 Nov 2026 21:00:09 GMT")).contains(Duration.ofSeconds(9));
    }

    @Test
    void aDateThatNobodyLivesToSeeIsAYear() {
        assertThat(asked("Fri, 31 Dec 9999 00:00:00 GMT")).contains(Duration.ofDays(365));
        assertThat(asked("999999999")).contains(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "Fri, 20 Nov 2026 20:59:59 GMT"})
    void whatAsksForNothingIsNothing(String value) {
        assertThat(asked(value)).isEmpty();
    }

    private static Optional<Duration> asked(String value) {
        return RetryAfter.in(
                HttpHeaders.of(
                        Map.of("Retry-After", List.of(value), "Date", List.of(NOW)),
                        (_, _) -> true));
    }
}
