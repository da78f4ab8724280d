package dev.vox.bench.trace;

import dev.vox.json.JsonValue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/// Something that happened in a conversation that was recorded.
///
/// @param micros since the first frame of the user's, in µs
/// @param type what it was: `text`, `frame`, `state`
/// @param fields what else is known of it, an object
public record TimelineEntry(long micros, String type, JsonValue fields) {
    /// The text under a key; empty where there is none.
    String text(String key) {
        return fields.text(key).orElse("");
    }

    /// The number under a key; 0 where there is none.
    long whole(String key) {
        return fields.whole(key).orElse(0L);
    }

    /// The moment or length in ms under a key, in µs; empty where there is none.
    OptionalLong microsOf(String key) {
        return fields.get(key)
                .filter(JsonValue.Figure.class::isInstance)
                .map(figure -> OptionalLong.of(micros(((JsonValue.Figure) figure).value())))
                .orElseGet(OptionalLong::empty);
    }

    /// A number of ms in µs.
    static long micros(BigDecimal millis) {
        return millis.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
