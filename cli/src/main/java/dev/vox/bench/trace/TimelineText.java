package dev.vox.bench.trace;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A line of `timeline.ndjson`: an object with `t`, ms to the microsecond, `type`, and what else is known.
final class TimelineText {
    private static final int MICROS_DIGITS = 3;
    private static final BigDecimal LATEST = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000);

    private TimelineText() {}

    /// An entry as a line, ended by a line feed.
    static String line(long micros, String type, Map<String, ? extends @Nullable Object> fields) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("t", BigDecimal.valueOf(micros, MICROS_DIGITS));
        line.put("type", type);
        line.putAll(fields);
        return escaped(Json.compactText(line)) + "\n";
    }

    /// A terminal that shows the file does nothing else than show it: JSON may write any character of a text by its number.
    private static String escaped(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if ((c >= 0x7f && c < 0xa0) || Character.getType(c) == Character.FORMAT) {
                safe.append("\\u%04x".formatted((int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /// Reads a line.
    ///
    /// @param source as messages call it: file and member
    /// @throws MalformedJson when it is no JSON
    /// @throws UnreadableTrace when it is no entry of a timeline
    static TimelineEntry read(String source, String line) throws MalformedJson {
        JsonValue fields = Json.parse(source, line);
        Optional<BigDecimal> at =
                fields.get("t")
                        .filter(JsonValue.Figure.class::isInstance)
                        .map(figure -> ((JsonValue.Figure) figure).value())
                        .filter(millis -> millis.signum() >= 0 && millis.compareTo(LATEST) < 0);
        Optional<String> type = fields.text("type");
        if (at.isEmpty() || type.isEmpty()) {
            throw new UnreadableTrace(source + ": this is no entry: t and type are missing");
        }
        return new TimelineEntry(TimelineEntry.micros(at.get()), type.get(), fields);
    }
}
