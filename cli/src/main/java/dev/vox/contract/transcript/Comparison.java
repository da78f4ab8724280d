package dev.vox.contract.transcript;

import dev.vox.expect.JsonPath;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares transcripts call by call. How long calls took, and the words of refusals, are no difference; numbers are compared
/// by their worth.
public final class Comparison {
    private static final String RESULT = "$";

    private final List<JsonPath> ignored;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(List<JsonPath> ignored) {
        this.ignored = ignored;
    }

    /// What differs, in the order of the first transcript.
    ///
    /// @param ignored paths into results that may differ, with everything below them
    public static List<Difference> of(Transcript before, Transcript after, List<JsonPath> ignored) {
        Comparison comparison = new Comparison(ignored);
        Map<String, Entry> left = byKey(before);
        Map<String, Entry> right = byKey(after);
        Set<String> keys = new LinkedHashSet<>(left.keySet());
        keys.addAll(right.keySet());
        for (String key : keys) {
            comparison.entries(key, left.get(key), right.get(key));
        }
        return List.copyOf(comparison.differences);
    }

    private static Map<String, Entry> byKey(Transcript transcript) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        transcript.entries().forEach(entry -> entries.put(entry.key(), entry));
        return entries;
    }

    private void entries(String key, @Nullable Entry before, @Nullable Entry after) {
        if (before == null || after == null) {
            note(key, "outcome", outcome(before), outcome(after));
        } else if (!before.outcome().equals(after.outcome())) {
            note(key, "outcome", outcome(before), outcome(after));
        } else if (!before.code().equals(after.code())) {
            note(key, "code", before.code(), after.code());
        } else {
            values(
                    key,
                    RESULT,
                    Optional.ofNullable(before.result()),
                    Optional.ofNullable(after.result()));
        }
    }

    private static @Nullable String outcome(@Nullable Entry entry) {
        return entry == null
                ? null
                : entry.code().isEmpty() ? entry.outcome() : entry.outcome() + " " + entry.code();
    }

    private void note(String key, String path, @Nullable String before, @Nullable String after) {
        differences.add(new Difference(key, path, before, after));
    }

    private void values(
            String key, String path, Optional<JsonValue> before, Optional<JsonValue> after) {
        if (ignores(path) || (before.isEmpty() && after.isEmpty())) {
            return;
        }
        if (before.isEmpty() || after.isEmpty()) {
            note(key, path, shown(before), shown(after));
            return;
        }
        if (before.get() instanceof JsonValue.Members one
                && after.get() instanceof JsonValue.Members other) {
            members(key, path, one, other);
        } else if (before.get() instanceof JsonValue.Items one
                && after.get() instanceof JsonValue.Items other) {
            items(key, path, one.values(), other.values());
        } else if (!same(before.get(), after.get())) {
            note(key, path, shown(before), shown(after));
        }
    }

    private void members(
            String key, String path, JsonValue.Members before, JsonValue.Members after) {
        Set<String> names = new LinkedHashSet<>(before.values().keySet());
        names.addAll(after.values().keySet());
        for (String name : names) {
            values(
                    key,
                    path + step(name),
                    Optional.ofNullable(before.values().get(name)),
                    Optional.ofNullable(after.values().get(name)));
        }
    }

    private static String step(String name) {
        return new JsonPath(List.of(new JsonPath.Step.Name(name))).toString().substring(1);
    }

    private void items(String key, String path, List<JsonValue> before, List<JsonValue> after) {
        for (int at = 0; at < Math.max(before.size(), after.size()); at++) {
            values(key, path + "[" + at + "]", item(before, at), item(after, at));
        }
    }

    private static Optional<JsonValue> item(List<JsonValue> items, int at) {
        return at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
    }

    private static boolean same(JsonValue before, JsonValue after) {
        if (before instanceof JsonValue.Figure one && after instanceof JsonValue.Figure other) {
            return one.value().compareTo(other.value()) == 0;
        }
        return before.equals(after);
    }

    private static @Nullable String shown(Optional<JsonValue> value) {
        return value.map(json -> Json.compact(json).stripTrailing()).orElse(null);
    }

    /// A path is ignored when an ignored one is it, with `[*]` for any item.
    private boolean ignores(String path) {
        String every = path.replaceAll("\\[\\d+]", "[*]");
        return ignored.stream()
                .map(JsonPath::toString)
                .anyMatch(each -> each.equals(path) || each.equals(every));
    }
}
