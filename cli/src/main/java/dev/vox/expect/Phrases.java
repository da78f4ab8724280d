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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wanted and what is seen, in a few words.
final class Phrases {
    private static final int LONGEST = 80;

    private Phrases() {}

    static String of(Expectation expectation) {
        return switch (expectation) {
            case Literal(JsonValue value) -> of(value);
            case Each(List<Expectation> items) -> "a list of " + items.size();
            case Exists(boolean wanted) -> wanted ? "a value" : "nothing";
            case OfType(JsonType type) -> type.word();
            case In(List<JsonValue> values) ->
                    "one of " + values.stream().map(Phrases::of).collect(Collectors.joining(", "));
            case Matches(Regex pattern) -> "a text that matches " + pattern;
            case Min(BigDecimal least) -> "at least " + least.toPlainString();
            case Max(BigDecimal most) -> "at most " + most.toPlainString();
            case Length(Expectation length) -> "a length of " + of(length);
            case Contains(Expectation part) -> "something with " + of(part);
            case At(JsonPath path, Expectation there) -> of(there) + " at " + path;
            case All(List<Expectation> parts, boolean _) ->
                    parts.isEmpty()
                            ? "anything"
                            : parts.stream().map(Phrases::of).collect(Collectors.joining(" and "));
        };
    }

    static String of(Optional<JsonValue> value) {
        return value.map(Phrases::of).orElse("nothing");
    }

    static String of(JsonValue value) {
        String text = Json.compactText(value);
        return text.length() <= LONGEST ? text : cut(text) + "…";
    }

    /// Not in the middle of a character.
    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
