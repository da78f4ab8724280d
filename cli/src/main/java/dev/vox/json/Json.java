package dev.vox.json;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Writes and reads JSON (RFC 8259).
///
/// | Java | JSON |
/// |---|---|
/// | record | object, keys in the order of its components |
/// | `Map` | object, keys in the map's order |
/// | `Iterable`, array | array |
/// | `Optional`, `null` | the value, or `null` |
/// | enum | its lower-case name with hyphens |
/// | `Instant` and the other times of `java.time` | ISO-8601 text |
/// | `Duration` under key `uptime` | a number of milliseconds under key `uptimeMs`, to the microsecond |
/// | `Path`, `URI`, `CharSequence`, `Character` | text |
/// | a number that is not finite | `null` |
///
/// Another type is a mistake of the caller: `IllegalArgumentException` names it.
public final class Json {
    private Json() {}

    /// A value as JSON on one line, without a line feed.
    public static String compactText(@Nullable Object value) {
        return text(value, FormattingStyle.COMPACT);
    }

    /// A document on one line, ended by a line feed.
    public static String compact(@Nullable Object value) {
        return text(value, FormattingStyle.COMPACT) + "\n";
    }

    /// A document on several lines, indented by two, ended by a line feed.
    public static String pretty(@Nullable Object value) {
        return text(value, FormattingStyle.PRETTY) + "\n";
    }

    /// A root object with `schemaVersion` before its own keys.
    ///
    /// @param root a record or a map; its own `schemaVersion` is a mistake
    public static Object document(int schemaVersion, Object root) {
        return new Document(schemaVersion, root);
    }

    /// Reads one document, strictly: no comments, no trailing commas, no key twice, nothing behind it.
    ///
    /// @param source what the text is called in messages: a file, `server answer`
    /// @throws MalformedJson with source, line and column
    public static JsonValue parse(String source, String text) throws MalformedJson {
        return new JsonParser(source, text).document();
    }

    private static String text(@Nullable Object value, FormattingStyle style) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setFormattingStyle(style);
            writer.setStrictness(Strictness.STRICT);
            writer.setHtmlSafe(false);
            new ValueWriter(writer).write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
