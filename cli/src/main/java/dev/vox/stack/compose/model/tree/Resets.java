package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.Sequence;
import dev.vox.yaml.YamlNode.Tagged;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a document takes away from those before it: everything under `!reset`, and what `!override` stands for anew.
///
/// @param paths of keys, from the root
record Resets(List<List<String>> paths) {
    static final String RESET = "!reset";
    static final String OVERRIDE = "!override";

    /// The tags that mean something in a Compose file.
    static final Set<String> TAGS = Set.of(RESET, OVERRIDE);

    static final Resets NONE = new Resets(List.of());

    Resets {
        paths = List.copyOf(paths);
    }

    /// A document without its tags, and what they say.
    record Stripped(YamlNode node, Resets resets) {}

    static Stripped strip(YamlNode document) {
        List<List<String>> paths = new ArrayList<>();
        YamlNode node = stripped(document, List.of(), paths);
        return new Stripped(
                node == null ? Nodes.nothing(document.place()) : node,
                paths.isEmpty() ? NONE : new Resets(paths));
    }

    /// @return null when nothing is left
    private static @Nullable YamlNode stripped(
            YamlNode node, List<String> path, List<List<String>> paths) {
        // No pattern switch: every start comes by here, and its first use takes milliseconds.
        if (node instanceof Tagged tagged) {
            paths.add(path);
            return tagged.tag().equals(RESET)
                    ? null
                    : stripped(tagged.node(), path, new ArrayList<>());
        }
        if (node instanceof Sequence sequence) {
            return sequence(sequence, path, paths);
        }
        return node instanceof Mapping mapping ? mapping(mapping, path, paths) : node;
    }

    private static YamlNode sequence(
            Sequence sequence, List<String> path, List<List<String>> paths) {
        List<YamlNode> items = new ArrayList<>(sequence.items().size());
        List<String> next = null;
        for (YamlNode item : sequence.items()) {
            if (item instanceof Scalar) {
                items.add(item);
                continue;
            }
            next = next == null ? extended(path, "[]") : next;
            YamlNode left = stripped(item, next, paths);
            if (left != null) {
                items.add(left);
            }
        }
        return new Sequence(sequence.place(), items);
    }

    private static YamlNode mapping(Mapping mapping, List<String> path, List<List<String>> paths) {
        List<Entry> entries = new ArrayList<>(mapping.entries().size());
        for (Entry entry : mapping.entries()) {
            if (entry.value() instanceof Scalar) {
                entries.add(entry);
                continue;
            }
            YamlNode left = stripped(entry.value(), extended(path, entry.key()), paths);
            if (left != null) {
                entries.add(new Entry(entry.place(), entry.key(), left));
            }
        }
        return new Mapping(mapping.place(), entries);
    }

    private static List<String> extended(List<String> path, String key) {
        List<String> extended = new ArrayList<>(path);
        extended.add(key);
        return extended;
    }

    /// A tree without what is taken away.
    Mapping apply(Mapping root) {
        Mapping left = root;
        for (List<String> path : paths) {
            left = without(left, path);
        }
        return left;
    }

    /// A service without what is taken away from one of its name.
    Mapping applyToService(String name, Mapping service) {
        Mapping left = service;
        for (List<String> path : paths) {
            if (path.size() > 2 && path.get(0).equals("services") && path.get(1).equals(name)) {
                left = without(left, path.subList(2, path.size()));
            }
        }
        return left;
    }

    private static Mapping without(Mapping mapping, List<String> path) {
        String key = path.isEmpty() ? "" : path.getFirst();
        if (path.size() <= 1) {
            return Nodes.without(mapping, key);
        }
        return YamlNode.find(mapping, key) instanceof Mapping inner
                ? Nodes.with(mapping, key, without(inner, path.subList(1, path.size())))
                : mapping;
    }
}
