package dev.vox.contract.audit;

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

/// Puts results of steps into the arguments of a later one: `${step}` and `${step.path}`.
///
/// @param results by step
record Substitution(Map<String, JsonValue> results) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^.\\[}]+)([^}]*)\\}");

    /// The value with its references replaced; nothing where one leads nowhere.
    Optional<JsonValue> in(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) -> text(text);
            case JsonValue.Members(var values) -> members(values);
            case JsonValue.Items(var values) -> items(values);
            case JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ -> Optional.of(value);
        };
    }

    private Optional<JsonValue> members(Map<String, JsonValue> values) {
        Map<String, JsonValue> replaced = new LinkedHashMap<>();
        for (var entry : values.entrySet()) {
            Optional<JsonValue> value = in(entry.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            replaced.put(entry.getKey(), value.get());
        }
        return Optional.of(new JsonValue.Members(replaced));
    }

    private Optional<JsonValue> items(List<JsonValue> values) {
        List<JsonValue> replaced = new ArrayList<>();
        for (JsonValue each : values) {
            Optional<JsonValue> value = in(each);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            replaced.add(value.get());
        }
        return Optional.of(new JsonValue.Items(replaced));
    }

    /// A text that is a reference and nothing else becomes the value itself, not its text.
    private Optional<JsonValue> text(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (matcher.matches()) {
            return value(matcher);
        }
        StringBuilder replaced = new StringBuilder();
        matcher.reset();
        while (matcher.find()) {
            Optional<JsonValue> value = value(matcher);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(shown(value.get())));
        }
        matcher.appendTail(replaced);
        return Optional.of(new JsonValue.Text(replaced.toString()));
    }

    private Optional<JsonValue> value(Matcher matcher) {
        JsonValue result = results.get(String.valueOf(matcher.group(1)));
        return result == null
                ? Optional.empty()
                : JsonPath.parse("$" + matcher.group(2)).one(result);
    }

    private static String shown(JsonValue value) {
        return value instanceof JsonValue.Text(String text) ? text : Json.compactText(value);
    }
}
