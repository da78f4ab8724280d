package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.tree.Nodes;
import dev.vox.stack.compose.model.tree.ScalarText;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The keys of a mapping, whose values may have come out of variables: a number or flag may be written as a text.
///
/// What is wrong is noted, and then counts as not being there.
///
/// @param name of the mapping in messages
record Fields(Mapping mapping, String name, Mistakes mistakes) {
    /// The value under a key; null when there is none, or a null.
    @Nullable YamlNode at(String key) {
        YamlNode value = YamlNode.find(mapping, key);
        return Nodes.isNothing(value) ? null : value;
    }

    /// The place of a key's value; that of the mapping without one.
    Place place(String key) {
        YamlNode value = at(key);
        return value == null ? mapping.place() : value.place();
    }

    @Nullable String text(String key) {
        YamlNode value = at(key);
        if (value == null) {
            return null;
        }
        if (value instanceof Scalar scalar) {
            String text = ScalarText.of(scalar);
            return text.isEmpty() ? null : text;
        }
        return wrong(key, "a text", value);
    }

    boolean flag(String key, boolean otherwise) {
        YamlNode value = at(key);
        String text = value instanceof Scalar scalar ? scalar.text().toLowerCase(Locale.ROOT) : "";
        return switch (text) {
            case "true", "y", "yes", "on" -> true;
            case "false", "n", "no", "off" -> false;
            default -> {
                if (value != null) {
                    wrong(key, "true or false", value);
                }
                yield otherwise;
            }
        };
    }

    /// A whole number from 0 on.
    @Nullable Integer whole(String key, int most) {
        YamlNode value = at(key);
        if (value == null) {
            return null;
        }
        String text = value instanceof Scalar scalar ? ScalarText.of(scalar) : "";
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            return wrong(key, "a whole number from 0 to " + most, value);
        }
        return wrong(key, "a whole number from 0 to " + most, value);
    }

    @Nullable Duration duration(String key) {
        YamlNode value = at(key);
        if (value == null) {
            return null;
        }
        Duration duration =
                value instanceof Scalar scalar ? DurationText.parse(scalar.text()) : null;
        return duration == null
                ? wrong(key, "a duration such as 30s, 1m30s or 500ms", value)
                : duration;
    }

    /// The texts of a list; a text by itself counts as a list of one.
    List<String> texts(String key) {
        YamlNode value = at(key);
        if (value == null) {
            return List.of();
        }
        if (!(Nodes.listed(value) instanceof Sequence sequence)) {
            wrong(key, "a list of texts", value);
            return List.of();
        }
        List<String> texts = new ArrayList<>(sequence.items().size());
        for (YamlNode item : sequence.items()) {
            if (item instanceof Scalar scalar && scalar.type() != ScalarType.NOTHING) {
                texts.add(ScalarText.of(scalar));
            } else {
                wrong(key, "a list of texts", item);
            }
        }
        return texts;
    }

    /// The mappings of a list.
    List<Fields> sections(String key) {
        YamlNode value = at(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Sequence sequence)) {
            wrong(key, "a list", value);
            return List.of();
        }
        List<Fields> sections = new ArrayList<>(sequence.items().size());
        for (YamlNode item : sequence.items()) {
            if (item instanceof Mapping each) {
                sections.add(new Fields(each, name + "." + key, mistakes));
            } else {
                wrong(key, "a list of mappings", item);
            }
        }
        return sections;
    }

    /// The mapping under a key; null when there is none.
    @Nullable Fields section(String key) {
        YamlNode value = at(key);
        if (value == null) {
            return null;
        }
        return value instanceof Mapping each
                ? new Fields(each, name + "." + key, mistakes)
                : wrong(key, "a mapping", value);
    }

    /// The keys of the mapping under a key, each with what stands there.
    List<Entry> entries(String key) {
        Fields section = section(key);
        return section == null ? List.of() : section.mapping().entries();
    }

    /// The keys and texts of the mapping under a key; a value is null where nothing stands.
    Map<String, @Nullable String> values(String key) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (Entry entry : entries(key)) {
            if (entry.value() instanceof Scalar scalar) {
                boolean nothing = scalar.type() == ScalarType.NOTHING;
                values.put(entry.key(), nothing ? null : ScalarText.of(scalar));
            } else {
                wrong(key + "." + entry.key(), "a text", entry.value());
            }
        }
        return values;
    }

    /// Notes a mistake of a key's value.
    <T> @Nullable T wrong(String key, String wanted, YamlNode found) {
        String shown = found instanceof Scalar scalar ? "'" + scalar.text() + "'" : found.kind();
        mistakes.add(
                found.place(), "'%s.%s' must be %s, not %s".formatted(name, key, wanted, shown));
        return null;
    }
}
