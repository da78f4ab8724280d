package dev.vox.profile;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.text.Nearest;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The profiles of a project's own, over those that came with the tool. Every mistake of every file is noted.
final class OwnProfiles {
    private final ShippedProfiles shipped;
    private final List<Draft> all = new ArrayList<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final List<ProfileMistake> unreadable = new ArrayList<>();
    private final Mistakes mistakes = new Mistakes();

    /// A file, before inheritance.
    private record Draft(String file, String name, Mapping document) {
        Optional<String> parent() {
            return text(document, "extends");
        }

        Place place(String key) {
            YamlNode value = YamlNode.find(document, key);
            return value == null ? document.place() : value.place();
        }
    }

    private OwnProfiles(ShippedProfiles shipped) {
        this.shipped = shipped;
    }

    /// Reads files.
    ///
    /// @param root of the project, to which files are shown relative
    /// @param files in order; of two for one name the first counts and the second is a mistake
    static OwnProfiles read(Path root, List<Path> files, ShippedProfiles shipped) {
        OwnProfiles own = new OwnProfiles(shipped);
        files.forEach(file -> own.draft(root, file));
        own.all.forEach(own::make);
        own.checkAliases();
        return own;
    }

    /// Those without a mistake, and others: of use when there is no mistake at all.
    List<Profile> profiles() {
        return List.copyOf(profiles);
    }

    /// What is wrong, in the order of the files.
    List<ProfileMistake> mistakes() {
        return Stream.concat(unreadable.stream(), mistakes.all().stream().map(ProfileMistake::of))
                .distinct()
                .sorted(ProfileMistake.ORDER)
                .toList();
    }

    private void draft(Path root, Path path) {
        String file = ProfileFile.shown(root, path);
        try {
            YamlNode document = Yaml.parse(file, ProfileFile.text(root, path));
            if (document instanceof Mapping mapping) {
                draft(file, mapping);
            } else {
                mistakes.add(document.place(), "a profile is a mapping, not " + document.kind());
            }
        } catch (InvalidConfiguration e) {
            unreadable.add(ProfileMistake.of(file, e));
        }
    }

    private void draft(String file, Mapping document) {
        Draft draft = new Draft(file, text(document, "name").orElse("?" + file), document);
        all.add(draft);
        Draft same = drafts.putIfAbsent(draft.name(), draft);
        if (same != null) {
            mistakes.add(
                    draft.place("name"), "'name' " + draft.name() + " is taken by " + same.file());
        }
    }

    private void make(Draft draft) {
        profiles.add(
                new ProfileReader(mistakes)
                        .read(inherited(draft), new ProfileSource(draft.file(), false)));
    }

    /// The document with what it extends under it. What a wrong parent lacks is no mistake of its child: a shipped profile
    /// stands in for it, so that the child's own mistakes are found.
    private Mapping inherited(Draft draft) {
        Mapping document = draft.document();
        Set<String> line = new LinkedHashSet<>(List.of(draft.name()));
        Draft child = draft;
        while (child.parent().isPresent()) {
            String name = child.parent().get();
            Draft parent = name.equals(child.name()) ? null : drafts.get(name);
            if (parent == null) {
                Mapping below = shipped.document(name).orElse(null);
                if (below == null) {
                    if (child.equals(draft)) {
                        unknownParent(child, name);
                    }
                    return Inheritance.over(standIn(), document);
                }
                return Inheritance.over(below, document);
            }
            if (!line.add(name)) {
                circle(draft, line, name);
                return Inheritance.over(standIn(), document);
            }
            document = Inheritance.over(parent.document(), document);
            child = parent;
        }
        return child.equals(draft) || isWhole(child)
                ? document
                : Inheritance.over(standIn(), document);
    }

    private Mapping standIn() {
        return shipped.document(Pick.MOCK).orElseThrow();
    }

    private static boolean isWhole(Draft parent) {
        Mistakes own = new Mistakes();
        var _ = new ProfileReader(own).read(parent.document(), new ProfileSource("", false));
        return own.all().isEmpty();
    }

    private void unknownParent(Draft child, String name) {
        if (name.equals(child.name())) {
            mistakes.add(
                    child.place("extends"), "'extends' goes in a circle: " + name + " → " + name);
            return;
        }
        Set<String> known = new TreeSet<>(shipped.entries().keySet());
        drafts.keySet().stream().filter(ProfileReader::isWord).forEach(known::add);
        if (!shipped.entries().containsKey(child.name())) {
            known.remove(child.name());
        }
        mistakes.add(
                child.place("extends"),
                "'extends' names no profile: '"
                        + name
                        + "'"
                        + Nearest.to(name, known)
                                .map("; did you mean '%s'?"::formatted)
                                .orElse("; there are: " + String.join(", ", known)));
    }

    /// Notes a circle once, at the first of its names; a profile that only leads into one says nothing of it.
    private void circle(Draft draft, Set<String> line, String again) {
        boolean first = line.stream().min(String::compareTo).orElseThrow().equals(draft.name());
        if (again.equals(draft.name()) && first) {
            mistakes.add(
                    draft.place("extends"),
                    "'extends' goes in a circle: "
                            + Stream.concat(line.stream(), Stream.of(again))
                                    .collect(Collectors.joining(" → ")));
        }
    }

    private void checkAliases() {
        Map<String, String> taken = new LinkedHashMap<>();
        shipped.entries().keySet().forEach(name -> taken.put(name, "the profile " + name));
        drafts.values().forEach(draft -> taken.put(draft.name(), draft.file()));
        for (Profile profile : profiles) {
            Draft draft = drafts.get(profile.name());
            for (String alias : profile.aliases()) {
                String holder = taken.putIfAbsent(alias, profile.source().file());
                if (holder != null && draft != null) {
                    mistakes.add(
                            draft.place("aliases"),
                            "'aliases' holds '" + alias + "', which is taken by " + holder);
                }
            }
        }
    }

    private static Optional<String> text(Mapping document, String key) {
        return YamlNode.find(document, key) instanceof Scalar scalar && !scalar.text().isEmpty()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
