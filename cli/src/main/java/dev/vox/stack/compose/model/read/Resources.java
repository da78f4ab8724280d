package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.ComposeModel.Network;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.tree.Nodes;
import dev.vox.stack.compose.model.tree.ProjectTree;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads what stands at the top of a project beside its services.
final class Resources {
    private static final String DEFAULT = "default";

    private Resources() {}

    /// Makes a record of a volume or network.
    interface Maker<T> {
        T make(String key, String name, boolean external);
    }

    /// The networks; `default` is among them when a service is on it, whether or not the files name it.
    static List<Network> networks(ProjectTree tree, List<Service> services) {
        List<Network> networks = new ArrayList<>(of(tree, "networks", Network::new));
        boolean named = networks.stream().anyMatch(network -> network.key().equals(DEFAULT));
        boolean used =
                services.stream()
                        .flatMap(service -> service.networks().stream())
                        .anyMatch(use -> use.network().equals(DEFAULT));
        if (used && !named) {
            networks.add(new Network(DEFAULT, tree.name() + "_" + DEFAULT, false));
            networks.sort(Comparator.comparing(Network::key));
        }
        return networks;
    }

    /// The volumes or networks, sorted by key; one without a name is called `<project>_<key>`.
    static <T> List<T> of(ProjectTree tree, String kind, Maker<T> maker) {
        if (!(YamlNode.find(tree.root(), kind) instanceof Mapping resources)) {
            return List.of();
        }
        List<Entry> sorted = new ArrayList<>(resources.entries());
        sorted.sort(Comparator.comparing(Entry::key));
        List<T> made = new ArrayList<>();
        for (Entry entry : sorted) {
            Mapping resource =
                    entry.value() instanceof Mapping mapping
                            ? mapping
                            : new Mapping(entry.place(), List.of());
            boolean external = "true".equalsIgnoreCase(Nodes.textAt(resource, "external"));
            String name = Nodes.textAt(resource, "name");
            String implied = external ? entry.key() : tree.name() + "_" + entry.key();
            made.add(maker.make(entry.key(), name == null ? implied : name, external));
        }
        return made;
    }
}
