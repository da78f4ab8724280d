package dev.vox.runtime.asr.openai;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before a request is made again.
final class Pauses {
    private static final long FIRST_MS = 250;
    private static final int MOST_DOUBLINGS = 5;

    private Pauses() {}

    /// What the service asks for (`Retry-After`, RFC 9110 section 10.2.3), else twice as long each time from 250 ms on, less up
    /// to half of it by chance, so that many sessions do not come back at once.
    ///
    /// @param attempt the number of the one that failed, from 1 on
    static Duration before(int attempt, HttpHeaders headers) {
        return asked(headers).orElseGet(() -> backOff(attempt));
    }

    static Duration backOff(int attempt) {
        long full = FIRST_MS << Math.min(attempt - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2));
    }

    private static Optional<Duration> asked(HttpHeaders headers) {
        return headers.firstValue("retry-after").flatMap(value -> asked(value.strip(), headers));
    }

    private static Optional<Duration> asked(String value, HttpHeaders headers) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return date(value)
                .flatMap(then ->
                        headers.firstValue("date")
                                .flatMap(Pauses::date)
                                .map(now -> Duration.between(now, then)))
                .filter(pause -> !pause.isNegative());
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
