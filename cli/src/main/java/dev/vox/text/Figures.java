package dev.vox.text;

import java.time.Duration;
import java.util.Locale;

/// Figures as people read them.
public final class Figures {
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final long NANOS_A_MILLISECOND = 1_000_000;

    private Figures() {}

    /// A duration with two or three significant digits: `0.42 ms`, `412 ms`, `3.2 s`, `42 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`.
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "-" + duration(duration.negated());
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return milliseconds(duration.toNanos() / (double) NANOS_A_MILLISECOND);
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return seconds(duration.toMillis());
        }
        Duration rounded = duration.plus(HALF_A_SECOND);
        if (rounded.compareTo(Duration.ofHours(1)) < 0) {
            return pair(rounded.toMinutes(), "min", rounded.toSecondsPart(), "s");
        }
        if (rounded.compareTo(Duration.ofDays(1)) < 0) {
            return pair(rounded.toHours(), "h", rounded.toMinutesPart(), "min");
        }
        return pair(rounded.toDays(), "d", rounded.toHoursPart(), "h");
    }

    private static String milliseconds(double milliseconds) {
        if (milliseconds == 0) {
            return "0 ms";
        }
        String format = milliseconds < 1 ? "%.2f ms" : milliseconds < 10 ? "%.1f ms" : "%.0f ms";
        return whole(String.format(Locale.ROOT, format, Math.min(milliseconds, 999)));
    }

    private static String seconds(long milliseconds) {
        String format = milliseconds < 10_000 ? "%.1f s" : "%.0f s";
        return whole(String.format(Locale.ROOT, format, Math.min(milliseconds / 1000.0, 59)));
    }

    private static String whole(String figure) {
        return figure.replaceFirst("\\.0+ ", " ");
    }

    private static String pair(long major, String majorUnit, long minor, String minorUnit) {
        return minor == 0
                ? major + " " + majorUnit
                : major + " " + majorUnit + " " + minor + " " + minorUnit;
    }
}
