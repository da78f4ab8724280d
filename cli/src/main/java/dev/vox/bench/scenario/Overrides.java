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
import java.util.Set;
import java.util.regex.Pattern;

/// What a command line says instead of a scenario's file. It is read by the rules of the file: a value takes the place of the
/// file's own before the kind of the workload sees either.
///
/// @param values by the names of their options, as they were typed; a comma makes a list
public record Overrides(Map<String, String> values) {
    /// What a command line has an option for: `--samples` for the key `samples`.
    public static final List<String> NAMES =
            List.of(
                    "samples",
                    "sessions",
                    "duration",
                    "warmup",
                    "rate",
                    "seed",
                    "words",
                    "through");

    /// Nothing is said.
    public static final Overrides NONE = new Overrides(Map.of());

    /// What an option begins with.
    static final String OPTION = "--";

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+\\.\\d+");

    public Overrides {
        values = new LinkedHashMap<>(values);
    }

    /// A document whose root has these values in place of its own, or beside them.
    ///
    /// @param scenario that the document is
    /// @param keys that the kind of its workload takes
    /// @throws RefusedOverride when it does not take one of these
    YamlNode over(YamlNode root, BenchScenario scenario, Set<String> keys) {
        if (!(root instanceof Mapping mapping)) {
            return root;
        }
        values.keySet().forEach(key -> require(key, scenario, keys));
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            if (!values.containsKey(entry.key())) {
                entries.add(entry);
            }
        }
        values.forEach((key, text) -> {
            Place place = new Place(OPTION + key, 1, 1);
            YamlNode value = node(place, text, YamlNode.find(mapping, key));
            entries.add(new Entry(place, key, value));
        });
        return new Mapping(mapping.place(), entries);
    }

    private static void require(String key, BenchScenario scenario, Set<String> keys) {
        if (keys.contains(key)) {
            return;
        }
        List<String> known = NAMES.stream().filter(keys::contains).map(OPTION::concat).toList();
        throw new RefusedOverride(
                "[%s] a scenario of kind %s has no %s"
                        .formatted(scenario.name(), scenario.kind(), OPTION + key),
                known.isEmpty() ? "" : "it has " + String.join(", ", known));
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
