package dev.vox.contract.model;

import dev.vox.json.JsonValue;
import dev.vox.yaml.YamlNode;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What a YAML node is as JSON.
final class NodeValues {
    private NodeValues() {}

    /// The value of a node. What JSON has no number for (`.inf`) becomes the text that it is written as.
    static JsonValue of(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar);
            case YamlNode.Sequence sequence ->
                    new JsonValue.Items(sequence.items().stream().map(NodeValues::of).toList());
            case YamlNode.Mapping mapping -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> members.put(entry.key(), of(entry.value())));
                yield new JsonValue.Members(members);
            }
            case YamlNode.Tagged tagged -> of(tagged.node());
        };
    }

    private static JsonValue scalar(YamlNode.Scalar scalar) {
        String text = scalar.text();
        return switch (scalar.type()) {
            case TEXT -> new JsonValue.Text(text);
            case FLAG -> new JsonValue.Flag(text.toLowerCase(Locale.ROOT).equals("true"));
            case NOTHING -> new JsonValue.Nothing();
            case WHOLE, NUMBER -> number(text);
        };
    }

    private static JsonValue number(String text) {
        try {
            return new JsonValue.Figure(
                    text.startsWith("0x")
                            ? Long.toString(Long.parseLong(text.substring(2), 16))
                            : text.startsWith("0o")
                                    ? Long.toString(Long.parseLong(text.substring(2), 8))
                                    : new BigDecimal(text).toString());
        } catch (NumberFormatException e) {
            return new JsonValue.Text(text);
        }
    }
}
