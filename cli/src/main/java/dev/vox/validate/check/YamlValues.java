package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.json.JsonValue;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Scalar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a phase file writes as YAML and a check sends as JSON.
final class YamlValues {
    private YamlValues() {}

    /// A node as the same value of JSON; a number that JSON has not becomes text.
    static JsonValue of(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar(scalar);
            case YamlNode.Sequence sequence ->
                    new JsonValue.Items(sequence.items().stream().map(YamlValues::of).toList());
            case YamlNode.Mapping mapping -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> members.put(entry.key(), of(entry.value())));
                yield new JsonValue.Members(members);
            }
            case YamlNode.Tagged tagged -> of(tagged.node());
        };
    }

    private static JsonValue scalar(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> new JsonValue.Text(scalar.text());
            case FLAG -> new JsonValue.Flag(scalar.text().toLowerCase(Locale.ROOT).equals("true"));
            case NOTHING -> new JsonValue.Nothing();
            case WHOLE, NUMBER -> number(scalar.text());
        };
    }

    private static JsonValue number(String text) {
        try {
            return new JsonValue.Figure(new BigDecimal(text).toString());
        } catch (NumberFormatException e) {
            return new JsonValue.Text(text);
        }
    }

    /// The value with its texts replaced.
    static <X extends Exception> JsonValue expanded(
            JsonValue value, Expectation.Expansion<X> expansion) throws X {
        return switch (value) {
            case JsonValue.Text(String text) -> new JsonValue.Text(expansion.of(text));
            case JsonValue.Items(List<JsonValue> items) -> {
                List<JsonValue> expanded = new ArrayList<>();
                for (JsonValue item : items) {
                    expanded.add(expanded(item, expansion));
                }
                yield new JsonValue.Items(expanded);
            }
            case JsonValue.Members(Map<String, JsonValue> members) -> {
                Map<String, JsonValue> expanded = new LinkedHashMap<>();
                for (Map.Entry<String, JsonValue> member : members.entrySet()) {
                    expanded.put(member.getKey(), expanded(member.getValue(), expansion));
                }
                yield new JsonValue.Members(expanded);
            }
            case JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ -> value;
        };
    }
}
