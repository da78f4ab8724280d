package dev.vox.stack.compose;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What a listing of containers has in the engine's words only: `Up 5 minutes (healthy)`, `Exited (1) 3 seconds ago`.
///
/// They are those of `go-units`' `HumanDuration`.
final class EngineWords {
    private static final String UP = "Up ";
    private static final int DAYS_A_WEEK = 7;
    private static final int DAYS_A_MONTH = 30;
    private static final int DAYS_A_YEAR = 365;

    private EngineWords() {}

    /// For how long a container has been up, as precise as the words are; null when they do not say it.
    static @Nullable Duration uptime(String status) {
        if (!status.startsWith(UP)) {
            return null;
        }
        int note = status.indexOf(" (", UP.length());
        String words = status.substring(UP.length(), note < 0 ? status.length() : note);
        return switch (words) {
            case "Less than a second" -> Duration.ZERO;
            case "About a minute" -> Duration.ofMinutes(1);
            case "About an hour" -> Duration.ofHours(1);
            default -> counted(words);
        };
    }

    private static @Nullable Duration counted(String words) {
        int space = words.indexOf(' ');
        Integer count = space < 0 ? null : number(words.substring(0, space));
        if (count == null) {
            return null;
        }
        return switch (words.substring(space + 1)) {
            case "second", "seconds" -> Duration.ofSeconds(count);
            case "minutes" -> Duration.ofMinutes(count);
            case "hours" -> Duration.ofHours(count);
            case "days" -> Duration.ofDays(count);
            case "weeks" -> Duration.ofDays((long) count * DAYS_A_WEEK);
            case "months" -> Duration.ofDays((long) count * DAYS_A_MONTH);
            case "years" -> Duration.ofDays((long) count * DAYS_A_YEAR);
            default -> null;
        };
    }

    /// The exit code of a container that has ended; null when they do not say it.
    static @Nullable Integer exitCode(String status) {
        int open = status.indexOf('(');
        int close = status.indexOf(')', open + 1);
        return open < 0 || close < 0 ? null : number(status.substring(open + 1, close));
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
