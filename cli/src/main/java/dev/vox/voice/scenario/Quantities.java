package dev.vox.voice.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as people write them.
public final class Quantities {
    private static final Pattern LENGTH =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|s|m|h)");
    private static final Pattern LEVEL =
            Pattern.compile("([+-]?\\d{1,3}(?:\\.\\d{1,3})?)\\s*(?:dB)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*(%?)");

    private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(1).toNanos());

    private Quantities() {}

    /// A length of time: `350ms`, `1.5s`, `2m`, `1h`; a day at most.
    public static Optional<Duration> length(String text) {
        Matcher form = LENGTH.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long unit =
                switch (form.group(2)) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    default -> 3_600_000_000_000L;
                };
        BigDecimal nanos = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
        return nanos.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    /// A level: `-10dB`, `3 dB`, `0`.
    public static Optional<Double> decibels(String text) {
        Matcher form = LEVEL.matcher(text.strip());
        return form.matches() ? Optional.of(Double.parseDouble(form.group(1))) : Optional.empty();
    }

    /// A share: `3%`, `0.03`.
    public static Optional<Double> share(String text) {
        Matcher form = SHARE.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(form.group(1));
        double share = form.group(2).isEmpty() ? number : number / 100;
        return share <= 1 ? Optional.of(share) : Optional.empty();
    }

    /// A length of time as it is written: `350ms`, `1.5s`, `10m`, `24h`.
    public static String shown(Duration length) {
        if (length.toMillis() < 1000) {
            return length.toMillis() + "ms";
        }
        if (length.equals(Duration.ofHours(length.toHours()))) {
            return length.toHours() + "h";
        }
        return length.equals(Duration.ofMinutes(length.toMinutes()))
                ? length.toMinutes() + "m"
                : seconds(length);
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.3f", length.toNanos() / 1e9)
                        .replaceFirst("\\.?0+$", "")
                + "s";
    }
}
