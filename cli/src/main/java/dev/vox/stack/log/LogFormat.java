package dev.vox.stack.log;

import dev.vox.env.LogLevel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The text of a log record: `2026-11-20T09:43:54.123Z INFO worker message`, further lines indented by four blanks.
public final class LogFormat {
    private static final String INDENT = "    ";
    private static final int HEAD_PARTS = 4;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private LogFormat() {}

    /// The lines of a record, each ended by a line feed. A message of several lines goes on in the details.
    public static String print(LogEntry entry) {
        List<String> lines = new ArrayList<>(entry.message().lines().toList());
        String first = lines.isEmpty() ? "" : lines.removeFirst();
        StringBuilder text =
                new StringBuilder(TIME.format(entry.time()))
                        .append(' ')
                        .append(entry.level())
                        .append(' ')
                        .append(entry.service())
                        .append(' ')
                        .append(first)
                        .append('\n');
        lines.forEach(line -> text.append(INDENT).append(line).append('\n'));
        entry.details().forEach(line -> text.append(INDENT).append(line).append('\n'));
        return text.toString();
    }

    /// The instant as a log line writes it: UTC, milliseconds.
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /// Reads the first line of a record; empty when the line is none.
    public static Optional<LogEntry> parse(String line) {
        String[] parts = line.split(" ", HEAD_PARTS);
        if (parts.length < HEAD_PARTS - 1) {
            return Optional.empty();
        }
        Optional<LogLevel> level =
                Arrays.stream(LogLevel.values())
                        .filter(each -> each.name().equals(parts[1]))
                        .findFirst();
        try {
            Instant time = Instant.parse(parts[0]);
            String message = parts.length == HEAD_PARTS ? parts[HEAD_PARTS - 1] : "";
            return level.map(known -> new LogEntry(time, known, parts[2], message, List.of()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A further line of a record without the file's indentation.
    static String detail(String line) {
        return line.startsWith(INDENT) ? line.substring(INDENT.length()) : line;
    }
}
