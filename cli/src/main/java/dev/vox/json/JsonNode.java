package dev.vox.json;

import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An object of a document while it is read. What is wrong with it is noted, and something harmless is read instead.
///
/// @param path where it stands: `phases[0].checks[2]`; empty for the root
/// @param mistakes takes what is wrong, by place
public record JsonNode(JsonValue value, String path, List<String> mistakes) {
    private static final BigDecimal NANOS_A_MILLISECOND = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal LONGEST_MILLIS =
            BigDecimal.valueOf(Duration.ofDays(36_500).toMillis());

    /// Notes what is wrong under a key.
    public void mistake(String key, String problem) {
        mistakes.add(place(key) + ": " + problem);
    }

    private String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// The text under a key.
    public String text(String key) {
        return value.text(key).orElseGet(() -> missing(key, "a text", ""));
    }

    /// The text under a key; null where there is none.
    public @Nullable String optionalText(String key) {
        return value.get(key).isEmpty() ? null : text(key);
    }

    /// Whether a flag is set.
    public boolean flag(String key) {
        return value.flag(key).orElseGet(() -> missing(key, "true or false", false));
    }

    /// A whole number, not negative.
    public int count(String key) {
        Optional<Long> whole =
                value.whole(key).filter(count -> count >= 0 && count <= Integer.MAX_VALUE);
        return whole.map(Long::intValue).orElseGet(() -> missing(key, "a whole number", 0));
    }

    /// A time in ISO-8601.
    public Instant instant(String key) {
        String text = text(key);
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            return missing(key, "a time such as 2026-11-20T22:00:00Z", Instant.EPOCH);
        }
    }

    /// A length of time in milliseconds under a key that says so.
    public Duration millis(String key) {
        Optional<BigDecimal> millis =
                exact(key).filter(figure -> figure.signum() >= 0).filter(JsonNode::spans);
        return millis.map(JsonNode::duration)
                .orElseGet(() -> missing(key, "a number of milliseconds", Duration.ZERO));
    }

    private static Duration duration(BigDecimal millis) {
        return Duration.ofNanos(
                millis.multiply(NANOS_A_MILLISECOND)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /// A length of time in milliseconds, which may be negative: one that was measured from what came later.
    public Duration signedMillis(String key) {
        Optional<BigDecimal> millis = exact(key).filter(JsonNode::spans);
        return millis.map(JsonNode::duration)
                .orElseGet(() -> missing(key, "a number of milliseconds", Duration.ZERO));
    }

    private static boolean spans(BigDecimal millis) {
        return millis.abs().compareTo(LONGEST_MILLIS) <= 0;
    }

    private Optional<BigDecimal> exact(String key) {
        return value.get(key)
                .filter(JsonValue.Figure.class::isInstance)
                .flatMap(figure -> ((JsonValue.Figure) figure).exactly());
    }

    /// A whole number of any size that a `long` holds.
    public long whole(String key) {
        return value.whole(key).orElseGet(() -> missing(key, "a whole number", 0L));
    }

    /// A number.
    public double number(String key) {
        return value.number(key).orElseGet(() -> missing(key, "a number", 0.0));
    }

    /// A list of numbers, each as so many whole ticks of a unit.
    ///
    /// @param ticks how many of them are one
    public long[] ticks(String key, long ticks) {
        List<JsonValue> items = items(key);
        long[] all = new long[items.size()];
        for (int i = 0; i < all.length; i++) {
            Optional<Long> whole =
                    items.get(i) instanceof JsonValue.Figure figure
                            ? figure.ticks(ticks)
                            : Optional.empty();
            if (whole.isEmpty()) {
                mistake("%s[%d]".formatted(key, i), "this is not a number of its unit");
                return new long[0];
            }
            all[i] = whole.get();
        }
        return all;
    }

    /// The items under a key, of any kind.
    public List<JsonValue> items(String key) {
        return value.get(key).filter(JsonValue.Items.class::isInstance).isEmpty()
                ? missing(key, "a list", List.of())
                : value.items(key);
    }

    /// The texts of a list.
    public List<String> textItems(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items(key)) {
            if (item instanceof JsonValue.Text(String text)) {
                texts.add(text);
            } else {
                mistake("%s[%d]".formatted(key, texts.size()), "this is not a text");
            }
        }
        return texts;
    }

    /// The texts under the keys of an object, in their order.
    public Map<String, String> texts(String key) {
        if (!(value.get(key).orElse(null) instanceof JsonValue.Members members)) {
            return missing(key, "an object", Map.of());
        }
        JsonNode object = new JsonNode(members, place(key), mistakes);
        Map<String, String> texts = new LinkedHashMap<>();
        members.values().keySet().forEach(name -> texts.put(name, object.text(name)));
        return texts;
    }

    /// The object under a key; empty where there is none.
    public Optional<JsonNode> optionalNode(String key) {
        Optional<JsonValue> there = value.get(key);
        if (there.isPresent() && !(there.get() instanceof JsonValue.Members)) {
            return missing(key, "an object", Optional.empty());
        }
        return there.map(object -> new JsonNode(object, place(key), mistakes));
    }

    /// One of an enum's constants by its lower-case name with hyphens.
    public <E extends Enum<E>> E word(String key, Class<E> type) {
        String word = text(key);
        List<E> constants = List.of(type.getEnumConstants());
        for (E constant : constants) {
            if (name(constant).equals(word)) {
                return constant;
            }
        }
        if (!word.isEmpty()) {
            List<String> names =
                    Arrays.stream(type.getEnumConstants()).map(JsonNode::name).toList();
            String meant =
                    Nearest.to(word, names)
                            .map("did you mean '%s'?"::formatted)
                            .orElse("there are " + String.join(", ", names));
            mistake(key, "unknown word '%s'; %s".formatted(word, meant));
        }
        return constants.getFirst();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The objects under a key.
    public List<JsonNode> nodes(String key) {
        List<JsonNode> nodes = new ArrayList<>();
        for (JsonValue item : items(key)) {
            String place = "%s[%d]".formatted(place(key), nodes.size());
            if (!(item instanceof JsonValue.Members)) {
                mistakes.add(place + ": this is no object");
            }
            nodes.add(new JsonNode(item, place, mistakes));
        }
        return nodes;
    }

    private <T> T missing(String key, String wanted, T instead) {
        boolean there = value.get(key).isPresent();
        mistake(key, (there ? "this is not " : "there is not ") + wanted);
        return instead;
    }
}
