package dev.vox.profile;

import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Puts a profile over the one that it extends.
final class Inheritance {
    /// What is a profile's own.
    private static final Set<String> OWN = Set.of("name", "aliases", "extends");

    private Inheritance() {}

    /// The child with what it does not say taken from its parent. Mappings are put over each other key by key; texts and lists
    /// are replaced; a key set to nothing is taken away.
    static Mapping over(Mapping parent, Mapping child) {
        List<Entry> inherited =
                parent.entries().stream().filter(entry -> !OWN.contains(entry.key())).toList();
        return merged(new Mapping(parent.place(), inherited), child);
    }

    private static Mapping merged(Mapping below, Mapping above) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : above.entries()) {
            entries.add(
                    YamlNode.find(below, entry.key()) instanceof Mapping under
                                    && entry.value() instanceof Mapping over
                            ? new Entry(entry.place(), entry.key(), merged(under, over))
                            : entry);
        }
        below.entries().stream()
                .filter(entry -> YamlNode.find(above, entry.key()) == null)
                .forEach(entries::add);
        return new Mapping(above.place(), entries);
    }
}
