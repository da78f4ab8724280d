package dev.vox.runtime.openai;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long a service wants to be left alone (RFC 9110, section 10.2.3).
public final class RetryAfter {
    /// Longer than anybody waits, and not so long that it could not be counted in nanoseconds.
    private static final Duration MOST = Duration.ofDays(365);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /// What the headers of an answer ask for: seconds, or a date, which the answer's own date makes a duration.
    ///
    /// @return 0 to 365 days; empty when they ask for nothing, for what nobody can read, or for a time that is over
    public static Optional<Duration> in(HttpHeaders headers) {
        String text = headers.firstValue("retry-after").orElse("").strip();
        Optional<Duration> asked =
                SECONDS.matcher(text).matches()
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : until(text, headers);
        return asked.map(pause -> pause.compareTo(MOST) < 0 ? pause : MOST);
    }

    private static Optional<Duration> until(String text, HttpHeaders headers) {
        return date(text)
                .flatMap(then ->
                        date(headers.firstValue("date").orElse(""))
                                .map(now -> Duration.between(now, then)))
                .filter(pause -> !pause.isNegative());
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
