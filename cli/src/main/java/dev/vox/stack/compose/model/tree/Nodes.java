package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Builds nodes, and changes copies of them.
public final class Nodes {
    private Nodes() {}

    /// A text.
    public static Scalar text(Place place, String text) {
        return new Scalar(place, ScalarType.TEXT, text);
    }

    /// A null.
    public static Scalar nothing(Place place) {
        return new Scalar(place, ScalarType.NOTHING, "");
    }

    /// A flag.
    public static Scalar flag(Place place, boolean flag) {
        return new Scalar(place, ScalarType.FLAG, Boolean.toString(flag));
    }

    /// A mapping of one key.
    public static Mapping mapping(Place place, String key, YamlNode value) {
        return new Mapping(place, List.of(new Entry(place, key, value)));
    }

    /// A list of one item, unless it is one already.
    public static YamlNode listed(YamlNode node) {
        return node instanceof Scalar && !isNothing(node)
                ? new Sequence(node.place(), List.of(node))
                : node;
    }

    /// Whether a value is a null, or not there.
    public static boolean isNothing(@Nullable YamlNode node) {
        return node == null
                || (node instanceof Scalar scalar && scalar.type() == ScalarType.NOTHING);
    }

    /// The text of a scalar under a key; null where there is none.
    public static @Nullable String textAt(Mapping mapping, String key) {
        return YamlNode.find(mapping, key) instanceof Scalar scalar && !isNothing(scalar)
                ? scalar.text()
                : null;
    }

    /// The mapping with a key's value put into it, in place of the one it has.
    public static Mapping with(Mapping mapping, String key, YamlNode value) {
        List<Entry> entries = new ArrayList<>(mapping.entries().size() + 1);
        boolean there = false;
        for (Entry entry : mapping.entries()) {
            boolean same = entry.key().equals(key);
            entries.add(same ? new Entry(entry.place(), key, value) : entry);
            there |= same;
        }
        if (!there) {
            entries.add(new Entry(value.place(), key, value));
        }
        return new Mapping(mapping.place(), entries);
    }

    /// The mapping without a key.
    public static Mapping without(Mapping mapping, String key) {
        return YamlNode.find(mapping, key) == null
                ? mapping
                : new Mapping(
                        mapping.place(),
                        mapping.entries().stream()
                                .filter(entry -> !entry.key().equals(key))
                                .toList());
    }

    /// The mapping with the value under a key changed, where there is one that is no null.
    public static Mapping change(Mapping mapping, String key, UnaryOperator<YamlNode> change) {
        YamlNode value = YamlNode.find(mapping, key);
        return value == null || isNothing(value)
                ? mapping
                : with(mapping, key, change.apply(value));
    }

    /// The mapping with every value changed.
    public static Mapping each(Mapping mapping, UnaryOperator<YamlNode> change) {
        List<Entry> entries = new ArrayList<>(mapping.entries().size());
        for (Entry entry : mapping.entries()) {
            entries.add(new Entry(entry.place(), entry.key(), change.apply(entry.value())));
        }
        return new Mapping(mapping.place(), entries);
    }

    /// The list with every item changed; another node as it is.
    public static YamlNode eachItem(YamlNode node, UnaryOperator<YamlNode> change) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        List<YamlNode> items = new ArrayList<>(sequence.items().size());
        for (YamlNode item : sequence.items()) {
            items.add(change.apply(item));
        }
        return new Sequence(sequence.place(), items);
    }
}
