package dev.vox.expect;

import dev.vox.expect.Expectation.All;
import dev.vox.expect.Expectation.At;
import dev.vox.expect.Expectation.Contains;
import dev.vox.expect.Expectation.Each;
import dev.vox.expect.Expectation.Exists;
import dev.vox.expect.Expectation.In;
import dev.vox.expect.Expectation.Length;
import dev.vox.expect.Expectation.Literal;
import dev.vox.expect.Expectation.Matches;
import dev.vox.expect.Expectation.Max;
import dev.vox.expect.Expectation.Min;
import dev.vox.expect.Expectation.OfType;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What is wanted and what is seen, in a few words.
///
/// @param shown makes of a text what may be shown of it
record Phrases(UnaryOperator<String> shown) {
    private static final int LONGEST = 80;

    String of(Expectation expectation) {
        return switch (expectation) {
            case Literal(JsonValue value) -> of(value);
            case Each(List<Expectation> items) -> "a list of " + items.size();
            case Exists(boolean wanted) -> wanted ? "a value" : "nothing";
            case OfType(JsonType type) -> type.word();
            case In(List<JsonValue> values) ->
                    "one of " + values.stream().map(this::of).collect(Collectors.joining(", "));
            case Matches(Regex pattern) -> "a text that matches " + pattern;
            case Min(BigDecimal least) -> "at least " + least.toPlainString();
            case Max(BigDecimal most) -> "at most " + most.toPlainString();
            case Length(Expectation length) -> "a length of " + of(length);
            case Contains(Expectation part) -> "something with " + of(part);
            case At(JsonPath path, Expectation there) -> of(there) + " at " + path;
            case All(List<Expectation> parts, boolean _) ->
                    parts.isEmpty()
                            ? "anything"
                            : parts.stream().map(this::of).collect(Collectors.joining(" and "));
        };
    }

    String of(Optional<JsonValue> value) {
        return value.map(this::of).orElse("nothing");
    }

    String of(JsonValue value) {
        String text = Json.compactText(showing(value));
        return text.length() <= LONGEST ? text : cut(text) + "…";
    }

    /// Before it is cut: a part of a secret is not known for one.
    private JsonValue showing(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) -> new JsonValue.Text(shown.apply(text));
            case JsonValue.Items(List<JsonValue> items) ->
                    new JsonValue.Items(items.stream().map(this::showing).toList());
            case JsonValue.Members(Map<String, JsonValue> members) -> {
                Map<String, JsonValue> showing = new LinkedHashMap<>();
                members.forEach((key, member) -> showing.put(key, showing(member)));
                yield new JsonValue.Members(showing);
            }
            case JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ -> value;
        };
    }

    /// Not in the middle of a character.
    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
