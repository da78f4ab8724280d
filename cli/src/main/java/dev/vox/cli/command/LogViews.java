package dev.vox.cli.command;

import dev.vox.env.LogLevel;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogFormat;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Verbatim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the records of logs look like.
final class LogViews {
    private LogViews() {}

    /// One record: one colour a service, its weight in the colour of its level.
    static Renderings entry(LogEntry entry) {
        return Renderings.of(() -> page(entry), () -> rows(entry), () -> json(entry));
    }

    private static Page page(LogEntry entry) {
        Style color = Style.series(series(entry.service()));
        Line head =
                Line.of(Style.DIM, LogFormat.time(entry.time()) + " ")
                        .and(style(entry.level()), padded(entry.level().name(), 8))
                        .and(color, padded(entry.service(), 13))
                        .and(entry.message());
        Page page = Page.EMPTY.and(new Verbatim(head));
        for (String line : entry.details()) {
            page = page.verbatim("    " + line);
        }
        return page;
    }

    /// A service of containers has the colour that its name gives it.
    private static int series(String service) {
        int known = LogFolder.SERVICES.indexOf(service);
        return known >= 0 ? known : service.hashCode();
    }

    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }

    private static Style style(LogLevel level) {
        return switch (level) {
            case TRACE, DEBUG -> Style.DIM;
            case INFO -> Style.PLAIN;
            case WARNING -> Style.WARN;
            case ERROR -> Style.FAIL;
        };
    }

    private static List<Row> rows(LogEntry entry) {
        List<Row> rows = new ArrayList<>();
        rows.add(
                Row.of(
                        LogFormat.time(entry.time()),
                        entry.level(),
                        entry.service(),
                        entry.message()));
        entry.details().forEach(line -> rows.add(Row.of("", "", "", line)));
        return rows;
    }

    private static Map<String, Object> json(LogEntry entry) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("time", entry.time());
        root.put("level", entry.level());
        root.put("service", entry.service());
        root.put("message", entry.message());
        root.put("details", entry.details());
        return root;
    }
}
