package dev.vox.yaml;

import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The values of one mapping, found by their keys; those that are not what they must be are noted as mistakes.
///
/// @param path before its keys in messages: empty, or with a dot at its end
/// @param mapping null where there is none: every key is absent then
/// @param known the keys that were asked for
record Values(String path, @Nullable Mapping mapping, Mistakes mistakes, Set<String> known) {
    Values(String path, @Nullable Mapping mapping, Mistakes mistakes) {
        this(path, mapping, mistakes, new LinkedHashSet<>());
    }

    /// Notes a mistake of the value under a key, if one is there.
    void mistake(String key, String problem) {
        YamlNode value = find(key);
        if (value != null) {
            mistakes.add(value.place(), "'%s' %s".formatted(path + key, problem));
        }
    }

    /// What stands under a key; null where nothing does. The key is known from now on.
    @Nullable YamlNode find(String key) {
        known.add(key);
        YamlNode value = mapping == null ? null : YamlNode.find(mapping, key);
        boolean nothing = value instanceof Scalar scalar && scalar.type() == ScalarType.NOTHING;
        return nothing ? null : value;
    }

    /// The scalar under a key, converted; empty where it cannot be, which is noted, or where there is none.
    ///
    /// @param wanted what it must be, as a phrase
    <T> Optional<T> scalar(String key, String wanted, Function<Scalar, Optional<T>> conversion) {
        YamlNode value = find(key);
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> converted =
                value instanceof Scalar scalar ? conversion.apply(scalar) : Optional.empty();
        if (converted.isEmpty()) {
            mistakes.add(value.place(), wrong(path + key, wanted, value));
        }
        return converted;
    }

    /// A number again if it lies within bounds; empty where it does not, which is noted.
    <T extends Number> Optional<T> within(String key, Optional<T> number, T least, T most) {
        if (number.isEmpty()) {
            return number;
        }
        double value = number.get().doubleValue();
        if (value >= least.doubleValue() && value <= most.doubleValue()) {
            return number;
        }
        mistake(
                key,
                "must be from %s to %s, not %s"
                        .formatted(
                                Numbers.shown(least),
                                Numbers.shown(most),
                                Numbers.shown(number.get())));
        return Optional.empty();
    }

    /// The items of the list under a key; none where there is none.
    List<YamlNode> items(String key) {
        YamlNode value = find(key);
        if (value instanceof Sequence sequence) {
            return sequence.items();
        }
        if (value != null) {
            mistakes.add(value.place(), wrong(path + key, "a list", value));
        }
        return List.of();
    }

    /// A node as a mapping; null where it is none, which is noted.
    ///
    /// @param path what the node is called; empty for the document
    static @Nullable Mapping asMapping(String path, YamlNode node, Mistakes mistakes) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        String name = path.isEmpty() ? "the document" : path;
        mistakes.add(node.place(), wrong(name, "a mapping", node));
        return null;
    }

    /// What is wrong with a value, as a sentence.
    static String wrong(String name, String wanted, YamlNode found) {
        String shown = found instanceof Scalar scalar ? "'" + scalar.text() + "'" : found.kind();
        return "'%s' must be %s, not %s".formatted(name, wanted, shown);
    }
}
