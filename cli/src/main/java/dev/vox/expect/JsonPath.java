package dev.vox.expect;

import dev.vox.json.JsonValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A path into a value: `$`, `.name`, `['name']`, `[n]`, `[*]`.
///
/// The `$` may be left out, and then the first dot as well: `$.items[0].name`, `.items[0].name` and `items[0].name` are one path.
/// A name ends at a dot or a bracket; others are written between quotes: `['a.b']`. `[-1]` is the last item.
///
/// @param steps from the root
public record JsonPath(List<Step> steps) {
    /// The path of the root.
    public static final JsonPath ROOT = new JsonPath(List.of());

    /// One step down.
    public sealed interface Step {
        /// To the member of an object.
        record Name(String name) implements Step {}

        /// To an item of a list.
        ///
        /// @param index from 0; negative counts from the end, -1 the last
        record Index(int index) implements Step {}

        /// To each item of a list, or each member of an object.
        record Every() implements Step {}
    }

    /// A place that a path leads to.
    ///
    /// @param path `$.items[0].name`
    /// @param value empty where nothing stands
    public record Spot(String path, Optional<JsonValue> value) {}

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /// Reads a path.
    ///
    /// @throws IllegalArgumentException saying what is wrong and at which character, as a phrase
    public static JsonPath parse(String text) {
        return new JsonPath(new PathReader(text).steps());
    }

    /// What a path leads to, where it leads to one place alone; nothing where nothing stands.
    public Optional<JsonValue> one(JsonValue root) {
        List<Spot> spots = spots(root);
        return spots.size() == 1 ? spots.getFirst().value() : Optional.empty();
    }

    /// Every place that it leads to. `[*]` leads to one place without a value where there is no item.
    public List<Spot> spots(JsonValue root) {
        return spots("$", Optional.of(root));
    }

    List<Spot> spots(String from, Optional<JsonValue> root) {
        List<Spot> spots = List.of(new Spot(from, root));
        for (Step step : steps) {
            spots = spots.stream().flatMap(spot -> down(spot, step).stream()).toList();
        }
        return spots;
    }

    private static List<Spot> down(Spot spot, Step step) {
        return switch (step) {
            case Step.Name(String name) ->
                    List.of(
                            new Spot(
                                    spot.path() + shown(name),
                                    spot.value().flatMap(value -> member(value, name))));
            case Step.Index(int index) ->
                    List.of(
                            new Spot(
                                    spot.path() + "[" + index + "]",
                                    spot.value().flatMap(value -> item(value, index))));
            case Step.Every() -> every(spot);
        };
    }

    private static List<Spot> every(Spot spot) {
        List<Spot> spots = new ArrayList<>();
        JsonValue value = spot.value().orElseGet(JsonValue.Nothing::new);
        if (value instanceof JsonValue.Items(List<JsonValue> items)) {
            for (JsonValue item : items) {
                spots.add(new Spot(spot.path() + "[" + spots.size() + "]", Optional.of(item)));
            }
        }
        if (value instanceof JsonValue.Members(Map<String, JsonValue> members)) {
            members.forEach((name, member) ->
                    spots.add(new Spot(spot.path() + shown(name), Optional.of(member))));
        }
        return spots.isEmpty() ? List.of(new Spot(spot.path() + "[*]", Optional.empty())) : spots;
    }

    private static Optional<JsonValue> member(JsonValue value, String name) {
        return value instanceof JsonValue.Members(Map<String, JsonValue> members)
                ? Optional.ofNullable(members.get(name))
                : Optional.empty();
    }

    private static Optional<JsonValue> item(JsonValue value, int index) {
        if (!(value instanceof JsonValue.Items(List<JsonValue> items))) {
            return Optional.empty();
        }
        int at = index < 0 ? items.size() + index : index;
        return at >= 0 && at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
    }

    /// A step to a name, as a path writes it.
    static String shown(String name) {
        boolean plain = !name.isEmpty() && name.chars().noneMatch(c -> ".[]'\" ".indexOf(c) >= 0);
        return plain ? "." + name : "['" + name.replace("'", "\\'") + "']";
    }

    /// As it would be written.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("$");
        for (Step step : steps) {
            text.append(
                    switch (step) {
                        case Step.Name(String name) -> shown(name);
                        case Step.Index(int index) -> "[" + index + "]";
                        case Step.Every() -> "[*]";
                    });
        }
        return text.toString();
    }
}
