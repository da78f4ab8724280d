package dev.vox.yaml;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;
import dev.vox.yaml.YamlNode.Tagged;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns composed nodes into ours, by the core schema of YAML 1.2 (section 10.3.2): `no` and `on` are text.
final class NodeReader {
    private static final String MERGE = "<<";
    private static final int DEEPEST = 100;
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NOTHING = Pattern.compile("null|Null|NULL|~|");

    private final String source;
    private final int mostAliases;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int mostNodes;
    private final Set<String> tags;
    private final boolean merging;
    private int aliases;
    private int nodes;

    NodeReader(String source, int mostAliases) {
        this(source, mostAliases, Integer.MAX_VALUE, Set.of(), false);
    }

    /// @param tags that are kept
    /// @param merging whether `<<` is no key but merges a mapping
    NodeReader(String source, int mostAliases, int mostNodes, Set<String> tags, boolean merging) {
        this.source = source;
        this.mostAliases = mostAliases;
        this.mostNodes = mostNodes;
        this.tags = tags;
        this.merging = merging;
    }

    YamlNode read(@Nullable Node root) {
        return root == null ? new Mapping(new Place(source, 1, 1), List.of()) : node(root);
    }

    /// A node met again was reached by an alias; the limit keeps a small text from becoming a huge tree.
    private YamlNode node(Node node) {
        if (!seen.add(node) && ++aliases > mostAliases) {
            throw mistake(place(node), "more than " + mostAliases + " aliases");
        }
        if (++nodes > mostNodes) {
            throw mistake(place(node), "more than " + mostNodes + " nodes by its aliases");
        }
        if (!open.add(node)) {
            throw mistake(place(node), "contains itself by an alias");
        }
        if (open.size() > DEEPEST) {
            throw mistake(place(node), "nested more than " + DEEPEST + " deep by its aliases");
        }
        YamlNode read = content(node);
        open.remove(node);
        String tag = node.getTag().getValue();
        return tags.contains(tag) ? new Tagged(place(node), tag, read) : read;
    }

    /// No pattern switch: every start comes by here, and its first use takes milliseconds.
    private YamlNode content(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            return new Sequence(place(node), sequence.getValue().stream().map(this::node).toList());
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        throw mistake(place(node), "cannot be read");
    }

    private Mapping mapping(MappingNode mapping) {
        List<Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        YamlNode merged = null;
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw mistake(place, "a key must be a word");
            }
            boolean merges = merging && isMerge(key);
            if (merges ? merged != null : !keys.add(key.getValue())) {
                throw mistake(place, "key '" + key.getValue() + "' is there twice");
            }
            YamlNode value = node(tuple.getValueNode());
            if (merges) {
                merged = value;
            } else {
                entries.add(new Entry(place, key.getValue(), value));
            }
        }
        if (merged != null) {
            merge(merged, keys, entries);
        }
        return new Mapping(place(mapping), entries);
    }

    private static boolean isMerge(ScalarNode key) {
        return key.getScalarStyle() == ScalarStyle.PLAIN && key.getValue().equals(MERGE);
    }

    /// What a mapping says itself outweighs what is merged into it; of several that are merged, the first does.
    private static void merge(YamlNode merged, Set<String> keys, List<Entry> entries) {
        if (merged instanceof Mapping mapping) {
            mapping.entries().stream().filter(entry -> keys.add(entry.key())).forEach(entries::add);
        } else if (merged instanceof Sequence sequence) {
            sequence.items().forEach(item -> merge(item, keys, entries));
        } else if (merged instanceof Tagged tagged) {
            merge(tagged.node(), keys, entries);
        } else {
            throw mistake(merged.place(), "only a mapping can be merged by '<<'");
        }
    }

    private Scalar scalar(ScalarNode scalar) {
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        ScalarType type = plain ? type(scalar.getValue()) : ScalarType.TEXT;
        return new Scalar(place(scalar), type, scalar.getValue());
    }

    private static ScalarType type(String text) {
        if (isWord(text)) {
            return ScalarType.TEXT;
        }
        if (WHOLE.matcher(text).matches()) {
            return ScalarType.WHOLE;
        }
        if (NUMBER.matcher(text).matches()) {
            return ScalarType.NUMBER;
        }
        if (FLAG.matcher(text).matches()) {
            return ScalarType.FLAG;
        }
        return NOTHING.matcher(text).matches() ? ScalarType.NOTHING : ScalarType.TEXT;
    }

    /// Whether a text begins with a letter that no number, flag or null begins with: most do.
    private static boolean isWord(String text) {
        char first = text.isEmpty() ? '~' : text.charAt(0);
        return Character.isLetter(first) && "tTfFnN".indexOf(first) < 0;
    }

    private Place place(Node node) {
        Mark mark = node.getStartMark();
        return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static InvalidConfiguration mistake(Place place, String problem) {
        return new InvalidConfiguration(place + ": " + problem);
    }
}
