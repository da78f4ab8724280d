package dev.vox.stack.compose.model.read;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;

/// Durations as Go writes them: `1h30m`, `1.5s`, `500ms`, `0`.
final class DurationText {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private DurationText() {}

    /// The duration; null when the text is none, or a negative one.
    static @Nullable Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        BigDecimal nanos = BigDecimal.ZERO;
        int at = text.startsWith("+") ? 1 : 0;
        if (at == text.length()) {
            return null;
        }
        while (at < text.length()) {
            int unitAt = end(text, at, true);
            int next = end(text, unitAt, false);
            BigDecimal number = number(text.substring(at, unitAt));
            long unit = nanos(text.substring(unitAt, next));
            if (number == null || unit == 0) {
                return null;
            }
            nanos = nanos.add(number.multiply(BigDecimal.valueOf(unit)));
            at = next;
        }
        return nanos.compareTo(LONGEST) > 0 ? null : Duration.ofNanos(nanos.longValue());
    }

    private static int end(String text, int from, boolean digits) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at)) == digits) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static @Nullable BigDecimal number(String text) {
        boolean sound = text.length() <= 40 && text.chars().filter(c -> c == '.').count() <= 1;
        return sound && text.chars().anyMatch(c -> c != '.')
                ? new BigDecimal(text.startsWith(".") ? "0" + text : text)
                : null;
    }

    /// @return 0 for no unit
    private static long nanos(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us", "µs", "μs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0L;
        };
    }
}
