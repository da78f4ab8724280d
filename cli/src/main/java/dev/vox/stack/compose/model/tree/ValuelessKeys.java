package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fills in what an included project says of its environment without a value, from the variables that it sees.
final class ValuelessKeys {
    private ValuelessKeys() {}

    static Mapping filled(Mapping document, Map<String, String> variables) {
        return Nodes.change(
                document,
                "services",
                services ->
                        services instanceof Mapping all
                                ? Nodes.each(all, service -> service(service, variables))
                                : services);
    }

    private static YamlNode service(YamlNode node, Map<String, String> variables) {
        return node instanceof Mapping service
                ? Nodes.change(
                        service,
                        "environment",
                        environment ->
                                environment instanceof Mapping mapping
                                        ? environment(mapping, variables)
                                        : environment)
                : node;
    }

    private static Mapping environment(Mapping environment, Map<String, String> variables) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : environment.entries()) {
            String value = Nodes.isNothing(entry.value()) ? variables.get(entry.key()) : null;
            entries.add(
                    value == null
                            ? entry
                            : new Entry(
                                    entry.place(), entry.key(), Nodes.text(entry.place(), value)));
        }
        return new Mapping(environment.place(), entries);
    }
}
