package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.Mistakes;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts one tree over another, both in canonical form: mappings are merged, lists are joined, the rest is replaced.
final class Merge {
    private static final String SERVICES = "services";

    /// What is replaced as a whole.
    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "healthcheck.test");

    /// Mappings whose values are replaced, by a null too.
    private static final Set<String> VALUES =
            Set.of(
                    "environment",
                    "labels",
                    "annotations",
                    "sysctls",
                    "ulimits",
                    "build.args",
                    "build.labels",
                    "build.additional_contexts",
                    "deploy.labels");

    private final Mistakes mistakes;

    Merge(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// A project's tree with another over it.
    Mapping documents(Mapping base, Mapping over) {
        if (base.entries().isEmpty()) {
            return over;
        }
        return mappings(base, over, null);
    }

    private Mapping services(Mapping base, Mapping over) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        base.entries().forEach(entry -> entries.put(entry.key(), entry));
        for (Entry entry : over.entries()) {
            Entry below = entries.get(entry.key());
            YamlNode value =
                    below != null
                                    && below.value() instanceof Mapping service
                                    && entry.value() instanceof Mapping other
                            ? service(service, other)
                            : entry.value();
            entries.put(entry.key(), new Entry(entry.place(), entry.key(), value));
        }
        return new Mapping(over.place(), List.copyOf(entries.values()));
    }

    /// A service with another over it.
    Mapping service(Mapping base, Mapping over) {
        return mappings(base, over, "");
    }

    /// @param path from the service, `build.args`; null outside of services
    private Mapping mappings(Mapping base, Mapping over, @Nullable String path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        base.entries().forEach(entry -> entries.put(entry.key(), entry));
        for (Entry entry : over.entries()) {
            Entry below = entries.get(entry.key());
            YamlNode value =
                    below == null || entry.key().startsWith("x-")
                            ? entry.value()
                            : under(below.value(), entry, path);
            entries.put(entry.key(), new Entry(entry.place(), entry.key(), value));
        }
        return new Mapping(over.place(), List.copyOf(entries.values()));
    }

    private static @Nullable String next(@Nullable String path, String key) {
        if (path == null) {
            return null;
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    private YamlNode under(YamlNode base, Entry over, @Nullable String path) {
        return path == null
                        && over.key().equals(SERVICES)
                        && base instanceof Mapping services
                        && over.value() instanceof Mapping others
                ? services(services, others)
                : node(base, over.value(), next(path, over.key()));
    }

    private YamlNode node(YamlNode base, YamlNode over, @Nullable String path) {
        if (path != null && REPLACED.contains(path)) {
            return over;
        }
        if (Nodes.isNothing(over)) {
            return base;
        }
        return switch (base) {
            case Mapping mapping when over instanceof Mapping other -> {
                if (path != null && VALUES.contains(path)) {
                    yield values(mapping, other);
                }
                yield "logging".equals(path) && !sameDriver(mapping, other)
                        ? other
                        : mappings(mapping, other, path);
            }
            case Sequence sequence when over instanceof Sequence other ->
                    joined(sequence, other, "extra_hosts".equals(path));
            case Mapping mapping -> refused(mapping, over);
            case Sequence sequence -> refused(sequence, over);
            case YamlNode _ -> over;
        };
    }

    private static Mapping values(Mapping base, Mapping over) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        base.entries().forEach(entry -> entries.put(entry.key(), entry));
        over.entries().forEach(entry -> entries.put(entry.key(), entry));
        return new Mapping(over.place(), List.copyOf(entries.values()));
    }

    private static boolean sameDriver(Mapping base, Mapping over) {
        String below = Nodes.textAt(base, "driver");
        String above = Nodes.textAt(over, "driver");
        return below == null || above == null || below.equals(above);
    }

    private static Sequence joined(Sequence base, Sequence over, boolean once) {
        List<YamlNode> items = new ArrayList<>(base.items());
        for (YamlNode item : over.items()) {
            if (!once || !isAmong(base.items(), item)) {
                items.add(item);
            }
        }
        return new Sequence(over.place(), items);
    }

    private static boolean isAmong(List<YamlNode> items, YamlNode item) {
        return item instanceof YamlNode.Scalar scalar
                && items.stream()
                        .anyMatch(each ->
                                each instanceof YamlNode.Scalar other
                                        && other.text().equals(scalar.text()));
    }

    private YamlNode refused(YamlNode base, YamlNode over) {
        mistakes.add(
                over.place(),
                "%s cannot be merged over %s in %s; write it in the same way, or put !override before it"
                        .formatted(over.kind(), base.kind(), base.place()));
        return base;
    }
}
