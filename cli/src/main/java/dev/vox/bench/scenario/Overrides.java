package dev.vox.bench.scenario;

import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a command line says instead of a scenario's file. It is read by the rules of the file: a value takes the place of the
/// file's own before the kind of the workload sees either.
///
/// @param values by the names of their options, as they were typed; a comma makes a list
public record Overrides(Map<String, String> values) {
    /// What a command line has an option for: `--samples` for the key `samples`, `--duration 30s` for `duration_s`.
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

    private static final String OPTION = "--";
    private static final String IN_SECONDS = "_s";
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+\\.\\d+");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m|h|d)");

    public Overrides {
        values = new LinkedHashMap<>(values);
    }

    /// A document whose root has these values in place of its own, or beside them.
    ///
    /// @param keys that the kind of its workload takes
    /// @throws RefusedOverride when it does not take one of these
    YamlNode over(YamlNode root, String kind, Set<String> keys) {
        if (!(root instanceof Mapping mapping)) {
            return root;
        }
        Map<String, Entry> said = new LinkedHashMap<>();
        values.forEach((name, text) -> {
            String key = key(name, kind, keys);
            said.put(key, entry(name, key, text, YamlNode.find(mapping, key)));
        });
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            if (!said.containsKey(entry.key())) {
                entries.add(entry);
            }
        }
        entries.addAll(said.values());
        return new Mapping(mapping.place(), entries);
    }

    private static String key(String name, String kind, Set<String> keys) {
        if (keys.contains(name)) {
            return name;
        }
        if (keys.contains(name + IN_SECONDS)) {
            return name + IN_SECONDS;
        }
        List<String> known =
                NAMES.stream()
                        .filter(each -> keys.contains(each) || keys.contains(each + IN_SECONDS))
                        .map(each -> OPTION + each)
                        .toList();
        throw new RefusedOverride(
                "a scenario of kind %s has no %s".formatted(kind, OPTION + name),
                known.isEmpty() ? "" : "it has " + String.join(", ", known));
    }

    private static Entry entry(String name, String key, String text, @Nullable YamlNode before) {
        Place place = new Place(OPTION + name, 1, 1);
        return new Entry(
                place, key, key.equals(name) ? node(place, text, before) : seconds(place, text));
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

    private static YamlNode seconds(Place place, String text) {
        Matcher form = LENGTH.matcher(text.strip());
        if (!form.matches()) {
            throw new RefusedOverride(
                    "%s '%s' is not a length of time such as 30s, 10m, 2h"
                            .formatted(place.source(), text),
                    "");
        }
        BigDecimal unit =
                switch (form.group(2)) {
                    case "ms" -> new BigDecimal("0.001");
                    case "s" -> BigDecimal.ONE;
                    case "m" -> BigDecimal.valueOf(60);
                    case "h" -> BigDecimal.valueOf(3600);
                    default -> BigDecimal.valueOf(86_400);
                };
        BigDecimal seconds = new BigDecimal(form.group(1)).multiply(unit).stripTrailingZeros();
        return scalar(place, seconds.toPlainString());
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
