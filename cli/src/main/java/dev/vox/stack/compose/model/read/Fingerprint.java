package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.tree.Nodes;
import dev.vox.stack.compose.model.tree.ScalarText;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;
import dev.vox.yaml.YamlNode.Tagged;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Tells whether a service is still the same: SHA-256 over everything that its container is made of.
///
/// Compose's own hash (`ServiceHash`) leaves out the build and the pull policy, and newer ones dependencies and profiles;
/// so does this. The volumes, networks, secrets and configs that a service names count as it defines them.
final class Fingerprint {
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "build",
                    "depends_on",
                    "profiles",
                    "pull_policy",
                    "extends",
                    "develop",
                    "image",
                    "environment",
                    "env_file",
                    "labels",
                    "label_file");

    private static final List<String> RESOURCES =
            List.of("volumes", "networks", "secrets", "configs");

    private final Mapping root;
    private final StringBuilder text = new StringBuilder();

    Fingerprint(Mapping root) {
        this.root = root;
    }

    /// The fingerprint in lower-case hex; it does not depend on the order of keys.
    String of(
            Mapping service,
            String image,
            Map<String, @Nullable String> environment,
            Map<String, String> labels) {
        text.setLength(0);
        append("image", image);
        values("environment", environment);
        values("labels", labels);
        for (Entry entry : sorted(service)) {
            if (!LEFT_OUT.contains(entry.key()) && !entry.key().startsWith("x-")) {
                append("key", entry.key());
                append(entry.value());
            }
        }
        RESOURCES.forEach(kind -> resources(kind, service));
        return hash(text.toString());
    }

    private void values(String kind, Map<String, ? extends @Nullable String> values) {
        append("map", kind);
        new TreeMap<>(values)
                .forEach((key, value) -> {
                    append("key", key);
                    append(value == null ? "null" : "text", value == null ? "" : value);
                });
    }

    private void resources(String kind, Mapping service) {
        if (!(YamlNode.find(root, kind) instanceof Mapping all)) {
            return;
        }
        for (String name : used(kind, service)) {
            YamlNode resource = YamlNode.find(all, name);
            if (resource != null) {
                append(kind, name);
                append(resource);
            }
        }
    }

    /// The names of what a service uses, sorted.
    private static Set<String> used(String kind, Mapping service) {
        Set<String> used = new TreeSet<>();
        YamlNode said = YamlNode.find(service, kind);
        if (said instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> used.add(entry.key()));
        } else if (said instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                String source =
                        item instanceof Mapping mount ? Nodes.textAt(mount, "source") : null;
                if (source != null) {
                    used.add(source);
                }
            }
        }
        if (used.isEmpty() && kind.equals("networks")) {
            used.add("default");
        }
        return used;
    }

    private void append(YamlNode node) {
        // No pattern switch: every start comes by here, and its first use takes milliseconds.
        if (node instanceof Scalar scalar) {
            append(scalar.type() == ScalarType.NOTHING ? "null" : "text", ScalarText.of(scalar));
        } else if (node instanceof Tagged tagged) {
            append(tagged.node());
        } else if (node instanceof Sequence sequence) {
            append("list", String.valueOf(sequence.items().size()));
            sequence.items().forEach(this::append);
        } else {
            append((Mapping) node);
        }
    }

    private void append(Mapping mapping) {
        List<Entry> entries = sorted(mapping);
        append("map", String.valueOf(entries.size()));
        for (Entry entry : entries) {
            append("key", entry.key());
            append(entry.value());
        }
    }

    private static List<Entry> sorted(Mapping mapping) {
        List<Entry> entries = new ArrayList<>(mapping.entries());
        entries.sort(Comparator.comparing(Entry::key));
        return entries;
    }

    /// The length makes it certain where a text ends.
    private void append(String kind, String value) {
        text.append(kind).append(' ').append(value.length()).append(' ').append(value).append('\n');
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
