package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Leaves of what a list has twice only the last, at the place of the first: of mounts of one target, for example.
final class Unique {
    /// What tells items of a list apart, by the service's key.
    private static final Map<String, Function<YamlNode, String>> KEYS =
            Map.ofEntries(
                    Map.entry("ports", Unique::port),
                    Map.entry("volumes", item -> at(item, "target")),
                    Map.entry("devices", Unique::device),
                    Map.entry("env_file", item -> at(item, "path")),
                    Map.entry("configs", item -> mounted(item, "")),
                    Map.entry("secrets", item -> mounted(item, "/run/secrets")),
                    Map.entry("profiles", Unique::beforeEquals),
                    Map.entry("expose", Unique::text),
                    Map.entry("links", Unique::beforeEquals),
                    Map.entry("tmpfs", Unique::beforeEquals),
                    Map.entry("cap_add", Unique::beforeEquals),
                    Map.entry("cap_drop", Unique::beforeEquals),
                    Map.entry("dns", Unique::beforeEquals),
                    Map.entry("dns_opt", Unique::beforeEquals),
                    Map.entry("dns_search", Unique::beforeEquals));

    private Unique() {}

    /// A document whose services have nothing twice.
    static Mapping document(Mapping document) {
        return Nodes.change(
                document,
                "services",
                node ->
                        node instanceof Mapping services
                                ? Nodes.each(services, Unique::service)
                                : node);
    }

    private static YamlNode service(YamlNode node) {
        if (!(node instanceof Mapping service)) {
            return node;
        }
        Mapping unique = service;
        for (YamlNode.Entry entry : service.entries()) {
            Function<YamlNode, String> key = KEYS.get(entry.key());
            if (key != null && entry.value() instanceof Sequence sequence) {
                unique = Nodes.with(unique, entry.key(), once(sequence, key));
            }
        }
        return Nodes.change(unique, "networks", Unique::networks);
    }

    private static YamlNode networks(YamlNode node) {
        return node instanceof Mapping networks ? Nodes.each(networks, Unique::network) : node;
    }

    private static YamlNode network(YamlNode node) {
        return node instanceof Mapping network
                ? Nodes.change(
                        network,
                        "aliases",
                        aliases ->
                                aliases instanceof Sequence sequence
                                        ? once(sequence, Unique::beforeEquals)
                                        : aliases)
                : node;
    }

    private static Sequence once(Sequence sequence, Function<YamlNode, String> key) {
        Map<String, YamlNode> items = new LinkedHashMap<>();
        for (YamlNode item : sequence.items()) {
            items.put(key.apply(item), item);
        }
        return items.size() == sequence.items().size()
                ? sequence
                : new Sequence(sequence.place(), List.copyOf(items.values()));
    }

    private static String text(YamlNode item) {
        return item instanceof Scalar scalar ? scalar.text() : item.toString();
    }

    private static String beforeEquals(YamlNode item) {
        String text = text(item);
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals);
    }

    private static String at(YamlNode item, String key) {
        String text = item instanceof Mapping mapping ? Nodes.textAt(mapping, key) : null;
        return text == null ? item.toString() : text;
    }

    private static String mounted(YamlNode item, String folder) {
        String target = item instanceof Mapping mapping ? Nodes.textAt(mapping, "target") : null;
        return target == null ? folder + "/" + at(item, "source") : target;
    }

    private static String device(YamlNode item) {
        if (!(item instanceof Scalar scalar)) {
            return at(item, "target");
        }
        String[] parts = scalar.text().split(":", -1);
        return parts.length == 1 ? parts[0] : parts[1];
    }

    private static String port(YamlNode item) {
        if (!(item instanceof Mapping port)) {
            return item.toString();
        }
        return or(Nodes.textAt(port, "host_ip"), "0.0.0.0")
                + ":"
                + published(port)
                + ":"
                + or(Nodes.textAt(port, "target"), "")
                + "/"
                + or(Nodes.textAt(port, "protocol"), "tcp");
    }

    /// Compose takes a number and a text for different ports.
    private static String published(Mapping port) {
        if (!(YamlNode.find(port, "published") instanceof Scalar published)) {
            return "";
        }
        return published.type() == ScalarType.WHOLE ? "#" + published.text() : published.text();
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
