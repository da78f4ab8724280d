package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts services over those that they extend, in the same file or in another.
final class Extends {
    private static final String EXTENDS = "extends";

    private final Loading loading;
    private final Map<String, @Nullable Base> files = new HashMap<>();

    Extends(Loading loading) {
        this.loading = loading;
    }

    /// A file whose services can be extended.
    ///
    /// @param root in canonical form
    record Base(SourceFile file, Mapping root, Resets resets) {
        @Nullable Mapping services() {
            return YamlNode.find(root, "services") instanceof Mapping services ? services : null;
        }
    }

    /// A service on the way to the one that extends nothing.
    private record Step(String file, String service) {
        @Override
        public String toString() {
            return service + " (" + file + ")";
        }
    }

    /// A document in which no service extends another any more.
    Mapping apply(Base document) {
        Mapping services = document.services();
        if (services == null || services.entries().stream().noneMatch(Extends::extendsAnother)) {
            return document.root();
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : services.entries()) {
            entries.add(
                    new Entry(
                            entry.place(),
                            entry.key(),
                            entry.value() instanceof Mapping service
                                    ? service(entry.key(), service, document, List.of())
                                    : entry.value()));
        }
        return Nodes.with(document.root(), "services", new Mapping(services.place(), entries));
    }

    private static boolean extendsAnother(Entry service) {
        return service.value() instanceof Mapping mapping
                && YamlNode.find(mapping, EXTENDS) != null;
    }

    private Mapping service(String name, Mapping service, Base in, List<Step> trail) {
        YamlNode said = YamlNode.find(service, EXTENDS);
        Mapping own = Nodes.without(service, EXTENDS);
        if (!(said instanceof Mapping reference)) {
            return own;
        }
        List<Step> longer = new ArrayList<>(trail);
        longer.add(new Step(in.file().shown(), name));
        if (trail.contains(longer.getLast())) {
            mistake(said.place(), "'extends' goes in a circle: " + shown(longer));
            return own;
        }
        String wanted = Nodes.textAt(reference, "service");
        if (wanted == null) {
            mistake(said.place(), "'extends' does not say which service; add 'service: NAME'");
            return own;
        }
        Base from = from(reference, in, said.place());
        if (from == null) {
            return own;
        }
        Mapping services = from.services();
        if (services == null || !(YamlNode.find(services, wanted) instanceof Mapping found)) {
            mistake(
                    said.place(),
                    "service '%s' extends '%s', which is not in %s"
                            .formatted(name, wanted, from.file().shown()));
            return own;
        }
        Mapping base = service(wanted, found, from, longer);
        return loading.merge().service(in.resets().applyToService(name, base), own);
    }

    private static String shown(List<Step> trail) {
        return trail.stream().map(Step::toString).collect(Collectors.joining(" → "));
    }

    /// Where the service that is extended lies; null when that cannot be read, which is noted.
    private @Nullable Base from(Mapping reference, Base in, Place place) {
        String file = Nodes.textAt(reference, "file");
        if (file == null) {
            return in;
        }
        if (!files.containsKey(file)) {
            files.put(file, read(file, place));
        }
        return files.get(file);
    }

    private @Nullable Base read(String file, Place place) {
        Path folder = loading.scope().folder();
        Path path =
                folder.resolve(new Relocation(Path.of(""), loading.scope().home()).joined(file));
        if (!Files.isRegularFile(path)) {
            mistake(
                    place,
                    "'extends' names '%s', which is no file; the path is relative to %s"
                            .formatted(file, folder));
            return null;
        }
        SourceFile source = loading.read(path.normalize(), place);
        Path parent = path.normalize().getParent();
        Path relative = parent == null ? Path.of("") : folder.relativize(parent);
        return source == null ? null : loading.base(source, relative);
    }

    private void mistake(Place place, String problem) {
        loading.mistakes().add(place, problem);
    }
}
