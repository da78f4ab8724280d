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

import java.util.ArrayList;
import java.util.List;

/// Replaces the texts of an expectation.
final class Expanding<X extends Exception> {
    private final Expectation.Expansion<X> expansion;

    Expanding(Expectation.Expansion<X> expansion) {
        this.expansion = expansion;
    }

    Expectation expand(Expectation expectation) throws X {
        return switch (expectation) {
            case Literal(JsonValue value) -> new Literal(expand(value));
            case Each(List<Expectation> items) -> new Each(all(items));
            case In(List<JsonValue> values) -> new In(values(values));
            case Length(Expectation length) -> new Length(expand(length));
            case Contains(Expectation part) -> new Contains(expand(part));
            case At(JsonPath path, Expectation there) -> new At(path, expand(there));
            case All(List<Expectation> parts, boolean optional) -> new All(all(parts), optional);
            case Exists _, OfType _, Matches _, Min _, Max _ -> expectation;
        };
    }

    private List<Expectation> all(List<Expectation> expectations) throws X {
        List<Expectation> expanded = new ArrayList<>();
        for (Expectation expectation : expectations) {
            expanded.add(expand(expectation));
        }
        return expanded;
    }

    private List<JsonValue> values(List<JsonValue> values) throws X {
        List<JsonValue> expanded = new ArrayList<>();
        for (JsonValue value : values) {
            expanded.add(expand(value));
        }
        return expanded;
    }

    private JsonValue expand(JsonValue value) throws X {
        return value instanceof JsonValue.Text(String text)
                ? new JsonValue.Text(expansion.of(text))
                : value;
    }
}
