package dev.vox.cli.option;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// A moment as people type it: how long ago, or an ISO-8601 time with its offset.
///
/// @param ago before now; null when the time is given
/// @param time the moment itself; null when it is counted from now
public record Since(@Nullable Duration ago, @Nullable Instant time) {
    /// The moment, seen from now.
    public Instant from(Instant now) {
        return time != null ? time : ago != null ? now.minus(ago) : now;
    }

    /// Reads `10m` and `2026-11-20T09:43:54Z`.
    public static final class Converter implements ITypeConverter<Since> {
        @Override
        public Since convert(String text) {
            return DurationConverter.parse(text)
                    .map(ago -> new Since(ago, null))
                    .orElseGet(() -> new Since(null, time(text)));
        }

        private static Instant time(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'"
                                + text
                                + "' is neither a length of time such as 10m nor a time such as"
                                + " 2026-11-20T09:43:54Z");
            }
        }
    }
}
