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
import java.util.List;
import java.util.Locale;
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
                value.get(key)
                        .filter(JsonValue.Figure.class::isInstance)
                        .map(figure -> ((JsonValue.Figure) figure).value())
                        .filter(figure -> figure.signum() >= 0)
                        .filter(figure -> figure.compareTo(LONGEST_MILLIS) <= 0);
        return millis.map(JsonNode::duration)
                .orElseGet(() -> missing(key, "a number of milliseconds", Duration.ZERO));
    }

    private static Duration duration(BigDecimal millis) {
        return Duration.ofNanos(
                millis.multiply(NANOS_A_MILLISECOND)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
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
        if (value.get(key).filter(JsonValue.Items.class::isInstance).isEmpty()) {
            return missing(key, "a list", List.of());
        }
        List<JsonNode> nodes = new ArrayList<>();
        for (JsonValue item : value.items(key)) {
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
