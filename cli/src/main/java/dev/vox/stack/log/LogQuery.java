package dev.vox.stack.log;

import dev.vox.env.LogLevel;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// Which records are asked for.
///
/// @param services empty for all
/// @param since the earliest instant; null for any
/// @param tail at most so many of the newest; null for all
/// @param grep found anywhere in message or details; null for any
/// @param level the least level
public record LogQuery(
        List<String> services,
        @Nullable Instant since,
        @Nullable Integer tail,
        @Nullable Pattern grep,
        LogLevel level) {
    public LogQuery {
        services = List.copyOf(services);
        if (tail != null && tail < 0) {
            throw new IllegalArgumentException("a tail is 0 or more records, not " + tail);
        }
    }

    /// Every record of every service.
    public static LogQuery everything() {
        return new LogQuery(List.of(), null, null, null, LogLevel.TRACE);
    }

    /// The newest records of every service.
    public static LogQuery newest(int count) {
        return new LogQuery(List.of(), null, count, null, LogLevel.TRACE);
    }

    /// The same of a time on.
    public LogQuery since(Instant earliest) {
        return new LogQuery(services, earliest, tail, grep, level);
    }

    /// Whether records of a service are asked for.
    public boolean wantsService(String service) {
        return services.isEmpty() || services.contains(service);
    }

    /// Whether a record is asked for, whoever wrote it.
    public boolean wants(LogEntry entry) {
        return entry.level().compareTo(level) >= 0
                && (since == null || !entry.time().isBefore(since))
                && (grep == null || matches(grep, entry));
    }

    private static boolean matches(Pattern pattern, LogEntry entry) {
        return pattern.matcher(entry.message()).find()
                || entry.details().stream().anyMatch(line -> pattern.matcher(line).find());
    }
}
