package dev.vox.yaml;

import dev.vox.text.Nearest;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads the keys of one mapping, each once, and notes every mistake instead of stopping at the first.
///
/// An accessor whose value is wrong notes the mistake and answers as if the key were absent; [Mistakes#check()] at the
/// end throws. [#close()] notes the keys that nobody asked for, each with the nearest of those that were:
///
/// ```java
/// Mistakes mistakes = new Mistakes();
/// try (YamlReader root = YamlReader.of(Yaml.parse("orchestrator.yaml", text), mistakes)) {
///     port = root.whole("port", 1, 65_535).orElse(8080L);
///     try (YamlReader redis = root.section("redis")) {
///         url = redis.text("url");
///     }
/// }
/// mistakes.check();
/// ```
public final class YamlReader implements AutoCloseable {
    private final String path;
    private final @Nullable Mapping mapping;
    private final Mistakes mistakes;
    private final Values values;

    private YamlReader(String path, @Nullable Mapping mapping, Mistakes mistakes) {
        this.path = path;
        this.mapping = mapping;
        this.mistakes = mistakes;
        this.values = new Values(path, mapping, mistakes);
    }

    /// A reader of a document's root, which must be a mapping.
    public static YamlReader of(YamlNode root, Mistakes mistakes) {
        return new YamlReader("", Values.asMapping("", root, mistakes), mistakes);
    }

    /// The text under a key; a number or flag counts as the text it is written as.
    public Optional<String> text(String key) {
        return values.scalar(key, "text", scalar -> Optional.of(scalar.text()));
    }

    /// The text under a key, which must be one of a few.
    public Optional<String> oneOf(String key, List<String> allowed) {
        Optional<String> text = text(key);
        if (text.isPresent() && !allowed.contains(text.get())) {
            String meant =
                    Nearest.to(text.get(), allowed)
                            .map("; did you mean '%s'?"::formatted)
                            .orElse("");
            mistake(
                    key,
                    "must be one of %s, not '%s'%s"
                            .formatted(String.join(", ", allowed), text.get(), meant));
            return Optional.empty();
        }
        return text;
    }

    /// The whole number under a key.
    ///
    /// @param least the smallest that is allowed
    /// @param most the greatest that is allowed
    public Optional<Long> whole(String key, long least, long most) {
        Optional<Long> number =
                values.scalar(
                        key,
                        "a whole number",
                        scalar ->
                                scalar.type() == ScalarType.WHOLE
                                        ? Numbers.whole(scalar.text())
                                        : Optional.empty());
        return values.within(key, number, least, most);
    }

    /// The number under a key.
    public Optional<Double> number(String key, double least, double most) {
        Optional<Double> number =
                values.scalar(
                        key,
                        "a number",
                        scalar ->
                                switch (scalar.type()) {
                                    case WHOLE ->
                                            Numbers.whole(scalar.text()).map(Long::doubleValue);
                                    case NUMBER -> Numbers.decimal(scalar.text());
                                    case TEXT, FLAG, NOTHING -> Optional.empty();
                                });
        return values.within(key, number, least, most);
    }

    /// The flag under a key.
    public Optional<Boolean> flag(String key) {
        return values.scalar(
                key,
                "true or false",
                scalar ->
                        scalar.type() == ScalarType.FLAG
                                ? Optional.of(scalar.text().toLowerCase(Locale.ROOT).equals("true"))
                                : Optional.empty());
    }

    /// The duration under a key, written as a number of some unit, which the key names.
    public Optional<Duration> duration(String key, Duration unit, Duration least, Duration most) {
        double nanos = unit.toNanos();
        return number(key, least.toNanos() / nanos, most.toNanos() / nanos)
                .map(number -> Duration.ofNanos(Math.round(number * nanos)));
    }

    /// The texts of the list under a key; empty where there is none.
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : values.items(key)) {
            if (item instanceof Scalar scalar && scalar.type() != ScalarType.NOTHING) {
                texts.add(scalar.text());
            } else {
                mistakes.add(item.place(), Values.wrong(path + key, "a list of texts", item));
            }
        }
        return List.copyOf(texts);
    }

    /// The text under a key, or the texts of the list there; empty where there is none.
    public List<String> textOrTexts(String key) {
        return values.find(key) instanceof Sequence
                ? texts(key)
                : text(key).map(List::of).orElse(List.of());
    }

    /// Readers of the mappings in the list under a key; each has to be closed.
    public List<YamlReader> sections(String key) {
        List<YamlReader> sections = new ArrayList<>();
        for (YamlNode item : values.items(key)) {
            String place = path + key + "[" + sections.size() + "]";
            sections.add(
                    new YamlReader(place + ".", Values.asMapping(place, item, mistakes), mistakes));
        }
        return List.copyOf(sections);
    }

    /// A reader of the mapping under a key; where there is none, every key in it is absent.
    public YamlReader section(String key) {
        YamlNode value = values.find(key);
        return new YamlReader(
                path + key + ".",
                value == null ? null : Values.asMapping(path + key, value, mistakes),
                mistakes);
    }

    /// The same, where a mapping that is absent is an empty one: what it must hold is missing.
    public YamlReader sectionOrEmpty(String key) {
        return mapping == null || values.find(key) != null
                ? section(key)
                : new YamlReader(
                        path + key + ".", new Mapping(mapping.place(), List.of()), mistakes);
    }

    /// Where the value under a key stands, or the mapping itself when it is absent; empty when there is no mapping.
    public Optional<Place> place(String key) {
        YamlNode value = values.find(key);
        return value == null
                ? Optional.ofNullable(mapping).map(Mapping::place)
                : Optional.of(value.place());
    }

    /// The keys and texts of the mapping under a key, whose keys are the user's own.
    public Map<String, String> entries(String key) {
        Map<String, String> entries = new TreeMap<>();
        try (YamlReader section = section(key)) {
            section.keys().forEach(k -> section.text(k).ifPresent(text -> entries.put(k, text)));
        }
        return entries;
    }

    /// What stands under a key, for a reader of its own, which notes its mistakes in [#mistakes].
    public Optional<YamlNode> node(String key) {
        return Optional.ofNullable(values.find(key));
    }

    /// Where mistakes are noted.
    public Mistakes mistakes() {
        return mistakes;
    }

    /// What a key is called in messages: its path from the root of the document.
    public String named(String key) {
        return path + key;
    }

    /// Whether a key is there, with nothing behind it too.
    public boolean has(String key) {
        return mapping != null && YamlNode.find(mapping, key) != null;
    }

    /// The keys that are there, in the order of the file.
    public List<String> keys() {
        return mapping == null ? List.of() : mapping.entries().stream().map(Entry::key).toList();
    }

    /// Notes that a key must be there.
    public void require(String key) {
        values.known().add(key);
        if (mapping != null && values.find(key) == null) {
            mistakes.add(mapping.place(), "key '%s' is missing".formatted(path + key));
        }
    }

    /// Notes a mistake of the value under a key that no accessor can know of.
    public void mistake(String key, String problem) {
        values.mistake(key, problem);
    }

    /// Notes the keys that nobody asked for.
    @Override
    public void close() {
        // No stream: a file may have thousands of mappings, and most have nothing unread.
        if (mapping != null) {
            for (Entry entry : mapping.entries()) {
                if (!values.known().contains(entry.key())) {
                    mistakes.add(entry.place(), unknown(entry.key()));
                }
            }
        }
    }

    /// The keys that were asked for, whether they are there or not.
    public Set<String> asked() {
        return Collections.unmodifiableSet(values.known());
    }

    /// The keys that nobody asked for, as `place: unknown key …`, for files in which they are no mistake.
    public List<String> unread() {
        return unreadEntries().stream()
                .map(entry -> entry.place() + ": " + unknown(entry.key()))
                .toList();
    }

    private List<Entry> unreadEntries() {
        return mapping == null
                ? List.of()
                : mapping.entries().stream()
                        .filter(entry -> !values.known().contains(entry.key()))
                        .toList();
    }

    private String unknown(String key) {
        return "unknown key '%s'%s"
                .formatted(
                        path + key,
                        Nearest.to(key, values.known())
                                .map("; did you mean '%s'?"::formatted)
                                .orElse(""));
    }
}
