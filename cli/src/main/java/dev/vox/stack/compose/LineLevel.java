package dev.vox.stack.compose;

import dev.vox.env.LogLevel;
import dev.vox.stack.compose.observe.ContainerObserver.OutputLine;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogFormat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes log records of the lines that one container writes. Our own services say the level; of others it is the first word
/// of that kind near the line's beginning, and an indented line has that of the line before.
final class LineLevel {
    private static final int NEAR = 120;
    private static final Pattern WORD =
            Pattern.compile(
                    "(?i)(?<![\\w-])(trace|debug|info|notice|warn(?:ing)?|error|severe|fatal|critical)(?![\\w-])");

    private final String service;
    private LogLevel last = LogLevel.INFO;

    LineLevel(String service) {
        this.service = service;
    }

    /// The record of a line.
    LogEntry of(OutputLine line) {
        Optional<LogEntry> own = LogFormat.parse(line.text());
        if (own.isPresent()) {
            last = own.get().level();
            return new LogEntry(line.at(), last, service, own.get().message(), List.of());
        }
        boolean continued = !line.text().isEmpty() && Character.isWhitespace(line.text().charAt(0));
        if (!continued) {
            last = level(line.text());
        }
        return new LogEntry(line.at(), last, service, line.text(), List.of());
    }

    private static LogLevel level(String text) {
        Matcher word = WORD.matcher(text.substring(0, Math.min(NEAR, text.length())));
        if (!word.find()) {
            return LogLevel.INFO;
        }
        return switch (word.group(1).toLowerCase(Locale.ROOT)) {
            case "trace" -> LogLevel.TRACE;
            case "debug" -> LogLevel.DEBUG;
            case "warn", "warning" -> LogLevel.WARNING;
            case "error", "severe", "fatal", "critical" -> LogLevel.ERROR;
            default -> LogLevel.INFO;
        };
    }
}
