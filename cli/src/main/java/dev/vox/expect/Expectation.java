package dev.vox.expect;

import dev.vox.json.JsonValue;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.YamlNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is expected of a value.
///
/// | YAML | holds for |
/// |---|---|
/// | a scalar | a value that equals it; numbers by their worth, so that 1 equals 1.0 |
/// | a list | a list of as many items, each as expected |
/// | `exists: true` | anything but nothing and `null`; `false` for those alone |
/// | `type: whole` | a value of a [JsonType] |
/// | `in: [a, b]` | a value that is one of them |
/// | `matches: REGEX` | a text in which the pattern is found; `^…$` for all of it |
/// | `min: 1`, `max: 9` | a number within these, both included |
/// | `length: 3`, `length: {min: 1}` | a text of so many characters (code points), a list or object of so many |
/// | `contains: x` | a text with this part, a list with such an item, an object with this key |
/// | `optional: true` | nothing at all, besides what the words next to it say |
/// | any other key | the member of an object, or what a [JsonPath] leads to: `count: {min: 1}`, `$.items[*].name: {matches: …}` |
///
/// All that one mapping says must hold. A member whose name is a word of this table is written as a path: `.type: session_start`.
public sealed interface Expectation {
    /// It equals a scalar.
    record Literal(JsonValue value) implements Expectation {}

    /// It is a list of these, in this order.
    record Each(List<Expectation> items) implements Expectation {
        public Each {
            items = List.copyOf(items);
        }
    }

    /// It is there, or not.
    record Exists(boolean wanted) implements Expectation {}

    /// It is of a type.
    record OfType(JsonType type) implements Expectation {}

    /// It is one of a few.
    record In(List<JsonValue> values) implements Expectation {
        public In {
            values = List.copyOf(values);
        }
    }

    /// It is a text in which a pattern is found.
    record Matches(Regex pattern) implements Expectation {}

    /// It is a number, and no smaller.
    record Min(BigDecimal least) implements Expectation {}

    /// It is a number, and no greater.
    record Max(BigDecimal most) implements Expectation {}

    /// It is a text, list or object of some length.
    record Length(Expectation length) implements Expectation {}

    /// It is a text, list or object with something in it.
    record Contains(Expectation part) implements Expectation {}

    /// What a path leads to is as expected.
    record At(JsonPath path, Expectation there) implements Expectation {}

    /// Several things hold.
    ///
    /// @param optional whether nothing at all will do
    record All(List<Expectation> parts, boolean optional) implements Expectation {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// Reads one; mistakes are noted, and then anything is answered.
    ///
    /// @param name what it is called in messages: the key's path
    static Expectation read(String name, YamlNode node, Mistakes mistakes) {
        return new ExpectationReader(mistakes).read(name, node);
    }

    /// Where a value differs from what is expected; empty when it does not.
    ///
    /// @param value empty when there is none
    default List<Mismatch> mismatches(Optional<JsonValue> value) {
        return mismatches(value, text -> text);
    }

    /// The same, told with care.
    ///
    /// @param shown makes of a text what may be shown of it
    default List<Mismatch> mismatches(Optional<JsonValue> value, UnaryOperator<String> shown) {
        return new Holding(false, new Phrases(shown)).hold(this, "$", value);
    }

    /// The same for a value that came as text, such as a header, a variable or a field of a Redis hash: its texts count as the
    /// numbers and flags that they write.
    default List<Mismatch> mismatchesOfTexts(
            Optional<JsonValue> value, UnaryOperator<String> shown) {
        return new Holding(true, new Phrases(shown)).hold(this, "$", value);
    }

    /// The same expectation with its texts replaced; those of patterns stay, since `$` means something else there.
    default <X extends Exception> Expectation expanded(Expansion<X> expansion) throws X {
        return new Expanding<>(expansion).expand(this);
    }

    /// As a phrase: `at least 1`, `text`.
    default String phrase() {
        return new Phrases(text -> text).of(this);
    }

    /// Makes another text of a text.
    @FunctionalInterface
    interface Expansion<X extends Exception> {
        String of(String text) throws X;
    }
}
