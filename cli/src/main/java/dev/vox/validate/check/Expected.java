package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.expect.JsonPath;
import dev.vox.json.JsonValue;
import dev.vox.text.Nearest;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Target;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What stands under `expect`: for some of the fields that a check sees, what is expected of them.
///
/// @param parts one for each field that is named
/// @param texts the fields whose values come as text, so that they count as the numbers that they write
record Expected(List<Expectation.At> parts, Set<String> texts) {
    Expected {
        parts = List.copyOf(parts);
        texts = Set.copyOf(texts);
    }

    /// Reads it; empty where there is none.
    ///
    /// @param fields that the kind sees
    static Expected read(YamlReader with, List<String> fields, Set<String> texts) {
        Optional<YamlNode> node = with.node("expect");
        if (node.isEmpty()) {
            return new Expected(List.of(), texts);
        }
        if (!(node.get() instanceof Mapping mapping)) {
            with.mistake("expect", "must be a mapping of " + String.join(", ", fields));
            return new Expected(List.of(), texts);
        }
        return read(with.named("expect"), mapping, fields, texts, with.mistakes());
    }

    static Expected read(
            String name,
            Mapping mapping,
            List<String> fields,
            Set<String> texts,
            Mistakes mistakes) {
        List<Expectation.At> parts = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            JsonPath path = path(name, entry, mistakes);
            Expectation there = Expectation.read(name + "." + entry.key(), entry.value(), mistakes);
            if (path != JsonPath.ROOT && known(name, entry, path, fields, mistakes)) {
                parts.add(new Expectation.At(path, there));
            }
        }
        return new Expected(parts, texts);
    }

    private static JsonPath path(String name, Entry entry, Mistakes mistakes) {
        try {
            return JsonPath.parse(entry.key());
        } catch (IllegalArgumentException e) {
            mistakes.add(
                    entry.place(),
                    "'%s.%s' is no path: %s".formatted(name, entry.key(), e.getMessage()));
            return JsonPath.ROOT;
        }
    }

    private static boolean known(
            String name, Entry entry, JsonPath path, List<String> fields, Mistakes mistakes) {
        if (fields.contains(first(path))) {
            return true;
        }
        mistakes.add(
                entry.place(),
                "unknown key '%s.%s'; %s"
                        .formatted(
                                name,
                                entry.key(),
                                Nearest.to(first(path), fields)
                                        .map("did you mean '%s'?"::formatted)
                                        .orElse("there are: " + String.join(", ", fields))));
        return false;
    }

    private static String first(JsonPath path) {
        return !path.steps().isEmpty() && path.steps().getFirst() instanceof JsonPath.Step.Name name
                ? name.name()
                : "";
    }

    /// Whether something is expected of a field.
    boolean says(String field) {
        return parts.stream().anyMatch(part -> first(part.path()).equals(field));
    }

    /// The same, and what is expected of a field that it does not name.
    Expected or(String field, Expectation usual) {
        if (says(field)) {
            return this;
        }
        List<Expectation.At> all = new ArrayList<>();
        all.add(new Expectation.At(JsonPath.parse(field), usual));
        all.addAll(parts);
        return new Expected(all, texts);
    }

    /// Notes where what was seen differs.
    void hold(Sight sight, JsonValue seen) throws CheckBroken {
        Target target = sight.target();
        for (Expectation.At part : parts) {
            Expectation expanded = part.expanded(target::expand);
            sight.differs(
                    "",
                    texts.contains(first(part.path()))
                            ? expanded.mismatchesOfTexts(Optional.of(seen), target::masked)
                            : expanded.mismatches(Optional.of(seen), target::masked));
        }
    }
}
