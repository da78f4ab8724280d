package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.Sequence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Brings what may be written in several ways into one: lists of `KEY=value` into mappings, short forms into long ones.
final class Canonical {
    private final Mistakes mistakes;
    private final Map<String, UnaryOperator<YamlNode>> ofService = new LinkedHashMap<>();

    Canonical(Mistakes mistakes) {
        this.mistakes = mistakes;
        PortText ports = new PortText(mistakes);
        VolumeText volumes = new VolumeText(mistakes);
        for (String key : List.of("environment", "labels", "annotations", "sysctls")) {
            ofService.put(key, this::keysAndValues);
        }
        for (String key : List.of("dns", "dns_search", "tmpfs", "label_file")) {
            ofService.put(key, Nodes::listed);
        }
        for (String key : List.of("secrets", "configs")) {
            ofService.put(key, node -> Nodes.eachItem(node, item -> named(item, "source")));
        }
        ofService.put("build", this::build);
        ofService.put("deploy", node -> within(node, "labels", this::keysAndValues));
        ofService.put("depends_on", this::dependencies);
        ofService.put("networks", this::keys);
        ofService.put("extends", node -> named(node, "service"));
        ofService.put("extra_hosts", Canonical::hosts);
        ofService.put(
                "env_file",
                node -> Nodes.eachItem(Nodes.listed(node), item -> named(item, "path")));
        ofService.put("gpus", Canonical::gpus);
        ofService.put("ports", ports::all);
        ofService.put("volumes", node -> Nodes.eachItem(node, volumes::mount));
    }

    /// A document with its services, volumes and networks in one form.
    Mapping document(Mapping document) {
        Mapping services =
                Nodes.change(document, "services", node -> mapped(node, "services", this::service));
        Mapping volumes = Nodes.change(services, "volumes", Canonical::resources);
        return Nodes.change(volumes, "networks", Canonical::resources);
    }

    private YamlNode service(YamlNode node) {
        if (!(node instanceof Mapping service)) {
            mistakes.add(
                    node.place(),
                    "a service must be a mapping, not %s; give it an 'image' or a 'build'"
                            .formatted(node.kind()));
            return new Mapping(node.place(), List.of());
        }
        List<Entry> entries = new ArrayList<>(service.entries().size());
        for (Entry entry : service.entries()) {
            UnaryOperator<YamlNode> form = ofService.get(entry.key());
            entries.add(
                    form == null || Nodes.isNothing(entry.value())
                            ? entry
                            : new Entry(entry.place(), entry.key(), form.apply(entry.value())));
        }
        return new Mapping(service.place(), entries);
    }

    private YamlNode mapped(YamlNode node, String name, UnaryOperator<YamlNode> change) {
        if (node instanceof Mapping mapping) {
            return Nodes.each(mapping, change);
        }
        mistakes.add(node.place(), "'%s' must be a mapping, not %s".formatted(name, node.kind()));
        return new Mapping(node.place(), List.of());
    }

    private static YamlNode within(YamlNode node, String key, UnaryOperator<YamlNode> change) {
        return node instanceof Mapping mapping ? Nodes.change(mapping, key, change) : node;
    }

    private YamlNode build(YamlNode node) {
        YamlNode build = named(node, "context");
        for (String key : List.of("args", "additional_contexts", "labels")) {
            build = within(build, key, this::keysAndValues);
        }
        return build;
    }

    /// A text becomes a mapping that has it under a key.
    private static YamlNode named(YamlNode node, String key) {
        return node instanceof Scalar scalar
                ? Nodes.mapping(node.place(), key, Nodes.text(node.place(), scalar.text()))
                : node;
    }

    /// `[A=1, B]` becomes `{A: "1", B: null}`; of a key that comes twice, the last counts.
    private YamlNode keysAndValues(YamlNode node) {
        if (!(node instanceof Sequence sequence)) {
            return expected(node, "a mapping or a list of KEY=value");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (YamlNode item : sequence.items()) {
            if (item instanceof Scalar scalar && !Nodes.isNothing(item)) {
                Entry entry = entry(scalar);
                entries.put(entry.key(), entry);
            } else {
                mistakes.add(item.place(), "must be KEY=value, not " + item.kind());
            }
        }
        return new Mapping(sequence.place(), List.copyOf(entries.values()));
    }

    private static Entry entry(Scalar scalar) {
        String text = ScalarText.of(scalar);
        Place place = scalar.place();
        int equals = text.indexOf('=');
        return equals < 0
                ? new Entry(place, text, Nodes.nothing(place))
                : new Entry(
                        place,
                        text.substring(0, equals),
                        Nodes.text(place, text.substring(equals + 1)));
    }

    /// `[a, b]` becomes `{a: null, b: null}`.
    private YamlNode keys(YamlNode node) {
        if (!(node instanceof Sequence sequence)) {
            return expected(node, "a mapping or a list of names");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (YamlNode item : sequence.items()) {
            if (item instanceof Scalar scalar && !Nodes.isNothing(item)) {
                entries.put(
                        scalar.text(),
                        new Entry(item.place(), scalar.text(), Nodes.nothing(item.place())));
            } else {
                mistakes.add(item.place(), "must be a name, not " + item.kind());
            }
        }
        return new Mapping(sequence.place(), List.copyOf(entries.values()));
    }

    private YamlNode dependencies(YamlNode node) {
        YamlNode named = keys(node);
        return named instanceof Mapping mapping
                ? Nodes.each(mapping, Canonical::dependency)
                : named;
    }

    private static YamlNode dependency(YamlNode node) {
        Place place = node.place();
        if (!Nodes.isNothing(node) && !(node instanceof Mapping)) {
            return node;
        }
        Mapping said = node instanceof Mapping mapping ? mapping : new Mapping(place, List.of());
        Mapping conditioned =
                YamlNode.find(said, "condition") == null
                        ? Nodes.with(said, "condition", Nodes.text(place, "service_started"))
                        : said;
        return YamlNode.find(said, "required") == null
                ? Nodes.with(conditioned, "required", Nodes.flag(place, true))
                : conditioned;
    }

    private static YamlNode hosts(YamlNode node) {
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        List<YamlNode> hosts = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            List<YamlNode> addresses =
                    entry.value() instanceof Sequence sequence
                            ? sequence.items()
                            : List.of(entry.value());
            for (YamlNode address : addresses) {
                if (address instanceof Scalar scalar) {
                    hosts.add(Nodes.text(entry.place(), entry.key() + "=" + scalar.text()));
                }
            }
        }
        return new Sequence(mapping.place(), hosts);
    }

    private static YamlNode gpus(YamlNode node) {
        return node instanceof Scalar
                ? new Sequence(
                        node.place(),
                        List.of(
                                Nodes.mapping(
                                        node.place(), "count", Nodes.text(node.place(), "all"))))
                : node;
    }

    private static YamlNode resources(YamlNode node) {
        return node instanceof Mapping mapping ? Nodes.each(mapping, Canonical::resource) : node;
    }

    /// `external: {name: x}` is how old files say `external: true` and `name: x`.
    private static YamlNode resource(YamlNode node) {
        if (!(node instanceof Mapping resource)
                || !(YamlNode.find(resource, "external") instanceof Mapping external)) {
            return node;
        }
        Mapping flagged = Nodes.with(resource, "external", Nodes.flag(external.place(), true));
        YamlNode name = YamlNode.find(external, "name");
        return name == null || YamlNode.find(resource, "name") != null
                ? flagged
                : Nodes.with(flagged, "name", name);
    }

    private YamlNode expected(YamlNode node, String wanted) {
        if (node instanceof Mapping) {
            return node;
        }
        mistakes.add(node.place(), "must be %s, not %s".formatted(wanted, node.kind()));
        return new Mapping(node.place(), List.of());
    }
}
