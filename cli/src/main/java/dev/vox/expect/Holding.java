package dev.vox.expect;

import dev.vox.expect.Expectation.All;
import dev.vox.expect.Expectation.At;
import dev.vox.expect.Expectation.Contains;
import dev.vox.expect.Expectation.Each;
import dev.vox.expect.Expectation.Exists;
import dev.vox.expect.Expectation.In;
import dev.vox.expect.Expectation.Length;
import dev.vox.expect.Expectation.Literal;
import dev.vox.expect.Expectation.Matches;
import dev.vox.expect.Expectation.Max;
import dev.vox.expect.Expectation.Min;
import dev.vox.expect.Expectation.OfType;
import dev.vox.json.JsonValue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Holds a value against an expectation.
///
/// @param texts whether texts count as the numbers and flags that they write
/// @param phrases what mismatches say
record Holding(boolean texts, Phrases phrases) {
    List<Mismatch> hold(Expectation expectation, String path, Optional<JsonValue> value) {
        return switch (expectation) {
            case All(List<Expectation> parts, boolean optional) ->
                    optional && value.isEmpty() ? List.of() : all(parts, path, value);
            case At(JsonPath steps, Expectation there) ->
                    steps.spots(path, value).stream()
                            .flatMap(spot -> hold(there, spot.path(), spot.value()).stream())
                            .toList();
            case Exists(boolean wanted) -> only(expectation, path, value, there(value) == wanted);
            case Each(List<Expectation> items) -> each(items, expectation, path, value);
            case Length(Expectation length) -> length(length, expectation, path, value);
            case Literal(JsonValue wanted) -> when(expectation, path, value, equal(wanted));
            case In(List<JsonValue> wanted) ->
                    when(
                            expectation,
                            path,
                            value,
                            seen -> wanted.stream().anyMatch(one -> equal(one).test(seen)));
            case OfType(JsonType type) -> when(expectation, path, value, ofType(type));
            case Matches(Regex pattern) -> matches(pattern, expectation, path, value);
            case Min(BigDecimal least) ->
                    when(
                            expectation,
                            path,
                            value,
                            seen -> number(seen).filter(n -> n.compareTo(least) >= 0).isPresent());
            case Max(BigDecimal most) ->
                    when(
                            expectation,
                            path,
                            value,
                            seen -> number(seen).filter(n -> n.compareTo(most) <= 0).isPresent());
            case Contains(Expectation part) ->
                    when(expectation, path, value, seen -> contains(part, seen));
        };
    }

    /// Of a value that is not there, the first mismatch says enough.
    private List<Mismatch> all(List<Expectation> parts, String path, Optional<JsonValue> value) {
        List<Mismatch> found =
                parts.stream().flatMap(part -> hold(part, path, value).stream()).toList();
        return value.isEmpty() && found.size() > 1 ? List.of(found.getFirst()) : found;
    }

    private List<Mismatch> each(
            List<Expectation> wanted,
            Expectation expectation,
            String path,
            Optional<JsonValue> value) {
        if (!(value.orElse(null) instanceof JsonValue.Items(List<JsonValue> items))
                || items.size() != wanted.size()) {
            return only(expectation, path, value, false);
        }
        List<Mismatch> found = new ArrayList<>();
        for (int at = 0; at < wanted.size(); at++) {
            found.addAll(hold(wanted.get(at), path + "[" + at + "]", Optional.of(items.get(at))));
        }
        return List.copyOf(found);
    }

    private List<Mismatch> length(
            Expectation length, Expectation expectation, String path, Optional<JsonValue> value) {
        Optional<Integer> seen = value.flatMap(Holding::length);
        if (seen.isEmpty()) {
            return only(expectation, path, value, false);
        }
        JsonValue figure = new JsonValue.Figure(Integer.toString(seen.get()));
        boolean holds = hold(length, path, Optional.of(figure)).isEmpty();
        return holds
                ? List.of()
                : List.of(new Mismatch(path, phrases.of(expectation), "a length of " + seen.get()));
    }

    private static Optional<Integer> length(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) -> Optional.of(text.codePointCount(0, text.length()));
            case JsonValue.Items(var items) -> Optional.of(items.size());
            case JsonValue.Members(var members) -> Optional.of(members.size());
            case JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ -> Optional.empty();
        };
    }

    private List<Mismatch> matches(
            Regex pattern, Expectation expectation, String path, Optional<JsonValue> value) {
        if (!(value.orElse(null) instanceof JsonValue.Text(String text))) {
            return only(expectation, path, value, false);
        }
        try {
            return only(expectation, path, value, pattern.in(text));
        } catch (EndlessSearch e) {
            return List.of(
                    new Mismatch(
                            path,
                            phrases.of(expectation),
                            "a text on which the pattern takes too long"));
        }
    }

    private boolean contains(Expectation part, JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) ->
                    part instanceof Literal(JsonValue.Text(String wanted)) && text.contains(wanted);
            case JsonValue.Items(List<JsonValue> items) ->
                    items.stream().anyMatch(item -> hold(part, "$", Optional.of(item)).isEmpty());
            case JsonValue.Members(var members) ->
                    part instanceof Literal(JsonValue.Text(String key)) && members.containsKey(key);
            case JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ -> false;
        };
    }

    private Predicate<JsonValue> ofType(JsonType type) {
        return value ->
                type.is(value)
                        || (texts
                                && switch (type) {
                                    case NUMBER, WHOLE ->
                                            number(value)
                                                    .map(BigDecimal::toPlainString)
                                                    .map(JsonValue.Figure::new)
                                                    .filter(type::is)
                                                    .isPresent();
                                    case FLAG -> flag(value).isPresent();
                                    case TEXT, LIST, OBJECT, NOTHING -> false;
                                });
    }

    private Predicate<JsonValue> equal(JsonValue wanted) {
        return seen ->
                switch (wanted) {
                    case JsonValue.Figure figure ->
                            number(seen).filter(n -> n.compareTo(figure.value()) == 0).isPresent();
                    case JsonValue.Flag(boolean flag) ->
                            flag(seen).filter(f -> f == flag).isPresent();
                    case JsonValue.Text _,
                            JsonValue.Items _,
                            JsonValue.Members _,
                            JsonValue.Nothing _ ->
                            wanted.equals(seen);
                };
    }

    private Optional<BigDecimal> number(JsonValue value) {
        if (value instanceof JsonValue.Figure figure) {
            return Optional.of(figure.value());
        }
        return texts && value instanceof JsonValue.Text(String text)
                ? ExpectationReader.decimal(text)
                : Optional.empty();
    }

    private Optional<Boolean> flag(JsonValue value) {
        if (value instanceof JsonValue.Flag(boolean flag)) {
            return Optional.of(flag);
        }
        if (!texts || !(value instanceof JsonValue.Text(String text))) {
            return Optional.empty();
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean there(Optional<JsonValue> value) {
        return value.filter(seen -> !(seen instanceof JsonValue.Nothing)).isPresent();
    }

    private List<Mismatch> when(
            Expectation expectation,
            String path,
            Optional<JsonValue> value,
            Predicate<JsonValue> holds) {
        return only(expectation, path, value, value.filter(holds).isPresent());
    }

    private List<Mismatch> only(
            Expectation expectation, String path, Optional<JsonValue> value, boolean holds) {
        return holds
                ? List.of()
                : List.of(new Mismatch(path, phrases.of(expectation), phrases.of(value)));
    }
}
