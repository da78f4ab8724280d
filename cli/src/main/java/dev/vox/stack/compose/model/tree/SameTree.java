package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.Sequence;
import dev.vox.yaml.YamlNode.Tagged;

/// Whether two trees say the same, wherever they stand.
final class SameTree {
    private SameTree() {}

    static boolean same(YamlNode one, YamlNode other) {
        return switch (one) {
            case Scalar scalar ->
                    other instanceof Scalar second
                            && scalar.type() == second.type()
                            && scalar.text().equals(second.text());
            case Tagged tagged -> same(tagged.node(), other);
            case Sequence sequence ->
                    other instanceof Sequence second && sameItems(sequence, second);
            case Mapping mapping -> other instanceof Mapping second && sameEntries(mapping, second);
        };
    }

    private static boolean sameItems(Sequence one, Sequence other) {
        if (one.items().size() != other.items().size()) {
            return false;
        }
        for (int i = 0; i < one.items().size(); i++) {
            if (!same(one.items().get(i), other.items().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEntries(Mapping one, Mapping other) {
        if (one.entries().size() != other.entries().size()) {
            return false;
        }
        for (Entry entry : one.entries()) {
            YamlNode second = YamlNode.find(other, entry.key());
            if (second == null || !same(entry.value(), second)) {
                return false;
            }
        }
        return true;
    }
}
