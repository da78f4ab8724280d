package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The short form of a mount: `[SOURCE:]TARGET[:OPTIONS]`.
final class VolumeText {
    private static final Set<String> PROPAGATIONS =
            Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");
    private static final Set<String> LABELINGS = Set.of("z", "Z");

    private final Mistakes mistakes;

    VolumeText(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// A mount in the long form.
    YamlNode mount(YamlNode node) {
        if (!(node instanceof Scalar scalar)) {
            return node;
        }
        String text = scalar.text();
        List<String> parts = text.length() <= 2 ? List.of(text) : parts(text);
        boolean sound = parts.size() <= 3 && parts.stream().noneMatch(String::isEmpty);
        if (!sound) {
            mistakes.add(
                    node.place(),
                    "mount '%s' has %s; write \"./folder:/target\", \"volume:/target\" or \"/target:ro\""
                            .formatted(
                                    text,
                                    parts.size() > 3
                                            ? "too many colons"
                                            : "nothing between its colons"));
            return new Mapping(node.place(), List.of());
        }
        return longForm(node.place(), parts);
    }

    /// A colon behind a single letter at the start of a part belongs to a drive of Windows.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>(3);
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean drive = i - start == 1 && Character.isLetter(text.charAt(start));
            if (text.charAt(i) == ':' && !drive) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Mapping longForm(Place place, List<String> parts) {
        String source = parts.size() == 1 ? "" : parts.getFirst();
        String target = parts.size() == 1 ? parts.getFirst() : parts.get(1);
        boolean bind = isPath(source);
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(place, "type", Nodes.text(place, bind ? "bind" : "volume")));
        if (!source.isEmpty()) {
            entries.add(new Entry(place, "source", Nodes.text(place, source)));
        }
        entries.add(new Entry(place, "target", Nodes.text(place, cleaned(target))));
        List<Entry> details = new ArrayList<>();
        if (bind) {
            details.add(new Entry(place, "create_host_path", Nodes.flag(place, true)));
        }
        for (String option :
                parts.size() < 3 ? List.<String>of() : List.of(parts.get(2).split(",", -1))) {
            option(place, option, entries, details);
        }
        if (!details.isEmpty()) {
            entries.add(new Entry(place, bind ? "bind" : "volume", new Mapping(place, details)));
        }
        return new Mapping(place, entries);
    }

    private static String cleaned(String target) {
        return target.isEmpty() ? target : Path.of(target).normalize().toString();
    }

    /// Compose passes over options that it does not know, and so does this.
    private static void option(
            Place place, String option, List<Entry> entries, List<Entry> details) {
        if (option.equals("ro")) {
            entries.add(new Entry(place, "read_only", Nodes.flag(place, true)));
        } else if (option.equals("nocopy")) {
            details.add(new Entry(place, "nocopy", Nodes.flag(place, true)));
        } else if (PROPAGATIONS.contains(option)) {
            details.add(new Entry(place, "propagation", Nodes.text(place, option)));
        } else if (LABELINGS.contains(option)) {
            details.add(new Entry(place, "selinux", Nodes.text(place, option)));
        }
    }

    private static boolean isPath(String source) {
        if (source.isEmpty()) {
            return false;
        }
        char first = source.charAt(0);
        boolean drive = source.length() > 1 && source.charAt(1) == ':';
        return first == '.' || first == '/' || first == '~' || source.startsWith("\\\\") || drive;
    }
}
