package dev.vox.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value as JSON knows it.
public sealed interface JsonValue {
    /// An object, its keys in the order of the text.
    record Members(Map<String, JsonValue> values) implements JsonValue {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// An array.
    record Items(List<JsonValue> values) implements JsonValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// A string.
    record Text(String value) implements JsonValue {}

    /// A number, exactly as written.
    ///
    /// It becomes a [BigDecimal] only when it is asked for as one: to load that class takes longer than most documents.
    ///
    /// @param text as RFC 8259 has it
    record Figure(String text) implements JsonValue {
        /// So many digits always fit into a `long`.
        private static final int SURE_DIGITS = 18;

        private static final int MOST_DIGITS = 40;

        public BigDecimal value() {
            return new BigDecimal(text);
        }

        /// Whether it is a whole number written in a few digits.
        boolean plain() {
            boolean plain = text.length() <= SURE_DIGITS;
            for (int i = 0; plain && i < text.length(); i++) {
                plain = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            }
            return plain;
        }

        /// Its value; absent where it is written with so many digits or so great an exponent that no figure of ours can be meant.
        Optional<BigDecimal> exactly() {
            if (text.length() > MOST_DIGITS) {
                return Optional.empty();
            }
            BigDecimal exactly = value();
            return Math.abs((long) exactly.scale()) > MOST_DIGITS
                    ? Optional.empty()
                    : Optional.of(exactly);
        }

        /// It as so many whole ticks, to the nearest; absent beyond a `long`.
        ///
        /// @param ticks how many of them are one
        Optional<Long> ticks(long ticks) {
            try {
                return exactly()
                        .map(exactly ->
                                exactly.multiply(BigDecimal.valueOf(ticks))
                                        .setScale(0, RoundingMode.HALF_UP)
                                        .longValueExact());
            } catch (ArithmeticException beyond) {
                return Optional.empty();
            }
        }

        private Optional<Long> exact() {
            try {
                return Optional.of(plain() ? Long.parseLong(text) : value().longValueExact());
            } catch (ArithmeticException notWhole) {
                return Optional.empty();
            }
        }
    }

    /// `true` or `false`.
    record Flag(boolean value) implements JsonValue {}

    /// `null`.
    record Nothing() implements JsonValue {}

    /// The member of an object; absent where this is no object, has no such key, or has `null` there.
    default Optional<JsonValue> get(String key) {
        return this instanceof Members members
                ? Optional.ofNullable(members.values().get(key))
                        .filter(value -> !(value instanceof Nothing))
                : Optional.empty();
    }

    /// The text under a key; absent where there is none or it is something else.
    default Optional<String> text(String key) {
        return get(key).flatMap(value -> as(Text.class, value)).map(Text::value);
    }

    /// The whole number under a key; absent where there is none, it is something else, or beyond a `long`.
    default Optional<Long> whole(String key) {
        return get(key).flatMap(value -> as(Figure.class, value)).flatMap(Figure::exact);
    }

    /// The number under a key; absent where there is none or it is something else.
    default Optional<Double> number(String key) {
        return get(key).flatMap(value -> as(Figure.class, value))
                .map(figure -> figure.value().doubleValue());
    }

    /// The flag under a key; absent where there is none or it is something else.
    default Optional<Boolean> flag(String key) {
        return get(key).flatMap(value -> as(Flag.class, value)).map(Flag::value);
    }

    /// The items under a key; empty where there are none or it is something else.
    default List<JsonValue> items(String key) {
        return get(key).flatMap(value -> as(Items.class, value))
                .map(Items::values)
                .orElse(List.of());
    }

    private static <T extends JsonValue> Optional<T> as(Class<T> type, JsonValue value) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }
}
