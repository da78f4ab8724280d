package dev.vox.stack.docker;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/// Times as the engine writes them, and as it takes them in a query.
final class EngineTime {
    private EngineTime() {}

    /// Seconds since 1970 with nine decimals.
    ///
    /// @param text as the engine tells its time; what it does not tell is the beginning of all times
    static String seconds(String text) {
        Instant at;
        try {
            at = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            at = Instant.EPOCH;
        }
        return String.format(Locale.ROOT, "%d.%09d", at.getEpochSecond(), at.getNano());
    }

    /// A time; null when it never was: the engine writes the year 1 then.
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.isBefore(Instant.EPOCH) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
