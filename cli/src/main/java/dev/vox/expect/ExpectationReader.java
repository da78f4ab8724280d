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
import dev.vox.json.JsonValue;
import dev.vox.text.Nearest;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;
import dev.vox.yaml.YamlNode.Tagged;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Reads expectations.
final class ExpectationReader {
    /// What stands in for an expectation that cannot be read: the mistake is noted, and nothing will be held against it.
    private static final Expectation ANYTHING = new All(List.of(), true);

    private static final List<String> WORDS =
            List.of(
                    "exists",
                    "type",
                    "in",
                    "matches",
                    "min",
                    "max",
                    "length",
                    "contains",
                    "optional");

    /// A shorter key is too easily near a word: `id` and `in`.
    private static final int SHORTEST_SLIP = 3;

    private static final int MOST_ZEROS = 1000;

    private final Mistakes mistakes;

    ExpectationReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Expectation read(String name, YamlNode node) {
        return switch (node) {
            case Scalar scalar -> new Literal(literal(name, scalar));
            case Sequence sequence -> new Each(items(name, sequence));
            case Mapping mapping -> mapping(name, mapping);
            case Tagged tagged -> read(name, tagged.node());
        };
    }

    private List<Expectation> items(String name, Sequence sequence) {
        List<Expectation> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            items.add(read(name + "[" + items.size() + "]", item));
        }
        return items;
    }

    private Expectation mapping(String name, Mapping mapping) {
        List<Expectation> parts = new ArrayList<>();
        boolean optional = false;
        for (Entry entry : mapping.entries()) {
            if (entry.key().equals("optional")) {
                optional = flag(name + ".optional", entry.value());
            } else {
                parts.add(part(name + "." + entry.key(), entry));
            }
        }
        if (mapping.entries().isEmpty()) {
            mistakes.add(mapping.place(), "'%s' expects nothing".formatted(name));
        }
        return parts.size() == 1 && !optional ? parts.getFirst() : new All(parts, optional);
    }

    private Expectation part(String name, Entry entry) {
        YamlNode value = entry.value();
        return switch (entry.key()) {
            case "exists" -> new Exists(flag(name, value));
            case "type" -> type(name, value);
            case "in" -> new In(values(name, value));
            case "matches" -> matches(name, value);
            case "min" -> number(name, value).<Expectation>map(Min::new).orElse(ANYTHING);
            case "max" -> number(name, value).<Expectation>map(Max::new).orElse(ANYTHING);
            case "length" -> new Length(length(name, value));
            case "contains" -> new Contains(read(name, value));
            default -> field(name, entry);
        };
    }

    private Expectation field(String name, Entry entry) {
        Optional<String> meant = meant(entry);
        if (meant.isPresent()) {
            mistakes.add(
                    entry.place(),
                    "unknown word '%s'; did you mean '%s'? (a field of this name is written '.%s')"
                            .formatted(name, meant.get(), entry.key()));
            return ANYTHING;
        }
        try {
            return new At(JsonPath.parse(entry.key()), read(name, entry.value()));
        } catch (IllegalArgumentException e) {
            mistakes.add(entry.place(), "'%s' is no path: %s".formatted(name, e.getMessage()));
            return ANYTHING;
        }
    }

    /// The word that a key nearly is, when its value would suit that word.
    private static Optional<String> meant(Entry entry) {
        String key = entry.key();
        boolean plain = key.chars().allMatch(Character::isLetter);
        if (key.length() < SHORTEST_SLIP || !plain) {
            return Optional.empty();
        }
        return Nearest.to(key, WORDS)
                .filter(word -> word.length() >= SHORTEST_SLIP)
                .filter(word -> Nearest.edits(word, key) <= (word.length() > 4 ? 2 : 1))
                .filter(word -> suits(word, entry.value()));
    }

    private static boolean suits(String word, YamlNode value) {
        if (!(value instanceof Scalar scalar)) {
            return word.equals("length");
        }
        return switch (word) {
            case "exists", "optional" -> scalar.type() == ScalarType.FLAG;
            case "min", "max", "length" ->
                    scalar.type() == ScalarType.WHOLE || scalar.type() == ScalarType.NUMBER;
            case "type" -> JsonType.of(scalar.text()).isPresent();
            default -> scalar.type() == ScalarType.TEXT;
        };
    }

    private Expectation type(String name, YamlNode node) {
        String word = node instanceof Scalar scalar ? scalar.text() : node.kind();
        Optional<JsonType> type = JsonType.of(word);
        if (type.isEmpty()) {
            mistakes.add(
                    node.place(),
                    "'%s' must be one of %s, not '%s'%s (a field of this name is written '.type')"
                            .formatted(
                                    name,
                                    String.join(", ", JsonType.words()),
                                    word,
                                    Nearest.to(word, JsonType.words())
                                            .map("; did you mean '%s'?"::formatted)
                                            .orElse("")));
        }
        return type.<Expectation>map(OfType::new).orElse(ANYTHING);
    }

    private Expectation matches(String name, YamlNode node) {
        Optional<Regex> pattern =
                scalar(name, node, "a pattern", scalar -> Optional.of(scalar.text()))
                        .flatMap(text -> Regex.read(name, node.place(), text, mistakes));
        return pattern.<Expectation>map(Matches::new).orElse(ANYTHING);
    }

    private Expectation length(String name, YamlNode node) {
        return node instanceof Mapping
                ? read(name, node)
                : number(name, node)
                        .<Expectation>map(n -> new Literal(new JsonValue.Figure(n.toString())))
                        .orElse(ANYTHING);
    }

    private List<JsonValue> values(String name, YamlNode node) {
        if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            return sequence.items().stream().map(item -> value(name, item)).toList();
        }
        mistakes.add(node.place(), "'%s' must be a list of values".formatted(name));
        return List.of();
    }

    private JsonValue value(String name, YamlNode node) {
        if (node instanceof Scalar scalar) {
            return literal(name, scalar);
        }
        mistakes.add(node.place(), "'%s' must be a list of values".formatted(name));
        return new JsonValue.Nothing();
    }

    private JsonValue literal(String name, Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> new JsonValue.Text(scalar.text());
            case FLAG -> new JsonValue.Flag(isTrue(scalar));
            case NOTHING -> new JsonValue.Nothing();
            case WHOLE, NUMBER ->
                    number(name, scalar)
                            .<JsonValue>map(number -> new JsonValue.Figure(number.toString()))
                            .orElseGet(JsonValue.Nothing::new);
        };
    }

    private Optional<BigDecimal> number(String name, YamlNode node) {
        return scalar(
                name,
                node,
                "a number",
                scalar ->
                        switch (scalar.type()) {
                            case WHOLE, NUMBER -> decimal(scalar.text());
                            case TEXT, FLAG, NOTHING -> Optional.empty();
                        });
    }

    private boolean flag(String name, YamlNode node) {
        return scalar(
                        name,
                        node,
                        "true or false",
                        scalar ->
                                scalar.type() == ScalarType.FLAG
                                        ? Optional.of(isTrue(scalar))
                                        : Optional.empty())
                .orElse(true);
    }

    private static boolean isTrue(Scalar scalar) {
        return scalar.text().toLowerCase(Locale.ROOT).equals("true");
    }

    private <T> Optional<T> scalar(
            String name, YamlNode node, String wanted, Function<Scalar, Optional<T>> conversion) {
        Optional<T> converted =
                node instanceof Scalar scalar ? conversion.apply(scalar) : Optional.empty();
        if (converted.isEmpty()) {
            String shown = node instanceof Scalar scalar ? "'" + scalar.text() + "'" : node.kind();
            mistakes.add(node.place(), "'%s' must be %s, not %s".formatted(name, wanted, shown));
        }
        return converted;
    }

    /// A number as YAML or a plain text writes it; nothing for any other text, for `.nan` and `.inf`, and for one with more than
    /// a thousand zeros, which is nobody's number and takes long to write.
    static Optional<BigDecimal> decimal(String text) {
        try {
            BigDecimal number =
                    text.startsWith("0x")
                            ? BigDecimal.valueOf(Long.parseLong(text.substring(2), 16))
                            : text.startsWith("0o")
                                    ? BigDecimal.valueOf(Long.parseLong(text.substring(2), 8))
                                    : new BigDecimal(text);
            return Optional.of(number).filter(n -> Math.abs(n.scale()) <= MOST_ZEROS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
