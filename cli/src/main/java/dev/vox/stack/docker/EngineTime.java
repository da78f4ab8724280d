package dev.vox.stack.docker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/// Times as the engine takes them in a query.
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
}
