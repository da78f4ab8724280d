package dev.vox.bench.scenario;

import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a command line says instead of a scenario's file. It is read by the rules of the file: a value takes the place of the
/// file's own before the kind of the workload sees either.
///
/// @param values by their keys in the file, as they were typed; a comma makes a list
public record Overrides(Map<String, String> values) {
    /// The keys that a command line has an option for, `--samples` for `samples`.
    public static final List<String> KEYS =
            List.of(
                    "samples",
                    "sessions",
                    "duration",
                    "warmup",
                    "rate",
                    "seed",
                    "words",
                    "voice",
                    "through");

    /// Nothing is said.
    public static final Overrides NONE = new Overrides(Map.of());

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+\\.\\d+");

    public Overrides {
        values = new LinkedHashMap<>(values);
    }

    /// The option of a key.
    static String option(String key) {
        return "--" + key;
    }

    /// Whether a mistake stands on the command line, and not in the file.
    static boolean here(Place place) {
        return place.source().startsWith("--");
    }

    /// A document whose root has these values in place of its own, or beside them.
    YamlNode over(YamlNode root) {
        if (!(root instanceof Mapping mapping) || values.isEmpty()) {
            return root;
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            if (!values.containsKey(entry.key())) {
                entries.add(entry);
            }
        }
        values.forEach((key, text) ->
                entries.add(
                        new Entry(
                                place(key),
                                key,
                                node(place(key), text, YamlNode.find(mapping, key)))));
        return new Mapping(mapping.place(), entries);
    }

    private static Place place(String key) {
        return new Place(option(key), 1, 1);
    }

    private static YamlNode node(Place place, String text, @Nullable YamlNode before) {
        if (text.indexOf(',') < 0 && !(before instanceof Sequence)) {
            return scalar(place, text);
        }
        return new Sequence(
                place,
                Arrays.stream(text.split(",", -1))
                        .map(item -> (YamlNode) scalar(place, item))
                        .toList());
    }

    private static Scalar scalar(Place place, String text) {
        String word = text.strip();
        if (WHOLE.matcher(word).matches()) {
            return new Scalar(place, ScalarType.WHOLE, word);
        }
        return new Scalar(
                place, NUMBER.matcher(word).matches() ? ScalarType.NUMBER : ScalarType.TEXT, word);
    }
}
