package dev.vox.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one document. Depth is limited to 100, so that a hostile text cannot exhaust the stack.
final class JsonParser {
    private static final int DEEPEST = 100;
    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    private final String source;
    private final JsonReader reader;

    JsonParser(String source, String text) {
        this.source = source;
        this.reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(DEEPEST);
    }

    JsonValue document() throws MalformedJson {
        try {
            JsonValue root = value();
            requireEnd();
            return root;
        } catch (EOFException e) {
            throw mistake("the document ends too early");
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw mistake(problem(String.valueOf(e.getMessage())));
        }
    }

    private void requireEnd() throws MalformedJson {
        try {
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return;
            }
        } catch (IOException strict) {
            // A strict reader refuses what follows by itself.
        }
        throw mistake("something follows the document");
    }

    private JsonValue value() throws IOException, MalformedJson {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> members();
            case BEGIN_ARRAY -> items();
            case STRING -> new JsonValue.Text(reader.nextString());
            case NUMBER -> figure(reader.nextString());
            case BOOLEAN -> new JsonValue.Flag(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield new JsonValue.Nothing();
            }
            case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT -> throw mistake("a value is missing");
        };
    }

    /// A number whose exponent no one can hold is a mistake of the document.
    private static JsonValue figure(String text) {
        JsonValue.Figure figure = new JsonValue.Figure(text);
        if (!figure.plain()) {
            var _ = figure.value();
        }
        return figure;
    }

    private JsonValue members() throws IOException, MalformedJson {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (members.containsKey(key)) {
                throw mistake("key \"%s\" is there twice".formatted(key));
            }
            members.put(key, value());
        }
        reader.endObject();
        return new JsonValue.Members(members);
    }

    private JsonValue items() throws IOException, MalformedJson {
        List<JsonValue> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            items.add(value());
        }
        reader.endArray();
        return new JsonValue.Items(items);
    }

    /// The reader tells its place only in words.
    private MalformedJson mistake(String problem) {
        Matcher place = PLACE.matcher(reader.toString());
        if (!place.find()) {
            return new MalformedJson(source, 1, 1, problem);
        }
        return new MalformedJson(
                source,
                Integer.parseInt(place.group(1)),
                Integer.parseInt(place.group(2)),
                problem);
    }

    /// What is wrong, without the place, which stands before it, and without advice to be lenient.
    private static String problem(String message) {
        String words = PLACE.matcher(message).replaceFirst("\0").split("\0", 2)[0].strip();
        return words.contains("setStrictness") || words.isEmpty()
                ? "not valid JSON"
                : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
