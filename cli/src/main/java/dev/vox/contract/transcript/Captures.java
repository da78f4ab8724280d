package dev.vox.contract.transcript;

import dev.vox.expect.JsonPath;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts results of steps before into a step's arguments: `${step}`, `${step.path}`, `${step.items[0].id}`.
///
/// A text that is nothing but that becomes the value itself; within a text, a text or the value's JSON is put. What names no
/// step stays as it is.
final class Captures {
    private static final Pattern NAMED =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_-]*)((?:[.\\[][^}]*)?)}");

    private final Map<String, JsonValue> results = new LinkedHashMap<>();

    /// A step has given a result.
    void keep(String step, JsonValue result) {
        results.put(step, result);
    }

    /// Arguments with their captures.
    ///
    /// @throws MissingCapture when a step gave no such value
    JsonValue.Members into(JsonValue.Members arguments) throws MissingCapture {
        return (JsonValue.Members) value(arguments);
    }

    private JsonValue value(JsonValue value) throws MissingCapture {
        return switch (value) {
            case JsonValue.Text(String text) -> text(text);
            case JsonValue.Items(List<JsonValue> items) -> {
                List<JsonValue> put = new ArrayList<>();
                for (JsonValue item : items) {
                    put.add(value(item));
                }
                yield new JsonValue.Items(put);
            }
            case JsonValue.Members(Map<String, JsonValue> members) -> {
                Map<String, JsonValue> put = new LinkedHashMap<>();
                for (Map.Entry<String, JsonValue> member : members.entrySet()) {
                    put.put(member.getKey(), value(member.getValue()));
                }
                yield new JsonValue.Members(put);
            }
            case JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ -> value;
        };
    }

    private JsonValue text(String text) throws MissingCapture {
        Matcher named = NAMED.matcher(text);
        if (named.matches() && results.containsKey(named.group(1))) {
            return captured(named);
        }
        named.reset();
        StringBuilder put = new StringBuilder();
        while (named.find()) {
            String with =
                    results.containsKey(named.group(1)) ? plain(captured(named)) : named.group();
            named.appendReplacement(put, Matcher.quoteReplacement(with));
        }
        return new JsonValue.Text(named.appendTail(put).toString());
    }

    private JsonValue captured(Matcher named) throws MissingCapture {
        JsonValue result = results.getOrDefault(named.group(1), new JsonValue.Nothing());
        Optional<JsonValue> value;
        try {
            value = JsonPath.parse("$" + named.group(2)).one(result);
        } catch (IllegalArgumentException e) {
            throw new MissingCapture(
                    "'%s' is no path: %s".formatted(named.group(2), e.getMessage()));
        }
        return value.orElseThrow(() ->
                new MissingCapture(
                        "step '%s' gave nothing at $%s".formatted(named.group(1), named.group(2))));
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonValue.Text(String text)
                ? text
                : Json.compact(value).stripTrailing();
    }

    /// A step needs a value that there is not.
    static final class MissingCapture extends Exception {
        private static final long serialVersionUID = 1L;

        MissingCapture(String message) {
            super(message);
        }
    }
}
