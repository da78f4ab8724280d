package dev.vox.cli.repl.input;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads amounts as people type them.
public final class Amount {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)%?");
    private static final Pattern DECIBELS =
            Pattern.compile("-?(\\d{1,2}(?:\\.\\d{1,2})?)(?:db)?", Pattern.CASE_INSENSITIVE);

    private Amount() {}

    /// A length of time: `350` and `350ms` are milliseconds; `2s`, `1.5s`, `1m`.
    ///
    /// @return empty when it is none, or longer than an hour
    public static Optional<Duration> time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(time.group(1));
        double millis =
                switch (time.group(2) == null ? "ms" : time.group(2)) {
                    case "m" -> number * 60_000;
                    case "s" -> number * 1_000;
                    default -> number;
                };
        return Optional.of(Duration.ofNanos(Math.round(millis * 1_000_000)))
                .filter(length -> length.compareTo(Duration.ofHours(1)) <= 0);
    }

    /// A share in per cent, from 0 to 100: `3%`, `0.5`.
    static Optional<Double> percent(String text) {
        return number(PERCENT, text).filter(percent -> percent <= 100);
    }

    /// A distance in dB, from 0 to 99: `10dB`, `-10dB`, `10`.
    static Optional<Double> decibels(String text) {
        return number(DECIBELS, text);
    }

    private static Optional<Double> number(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        return matcher.matches()
                ? Optional.of(Double.parseDouble(matcher.group(1)))
                : Optional.empty();
    }
}
