package dev.vox.env;

import dev.vox.text.Nearest;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// How a text becomes a value, and back.
///
/// @param description what the type accepts, for the reference: `port (1024–65535)`
/// @param parser throws [IllegalArgumentException] with the problem as its message
/// @param printer the text that the parser reads as the same value
public record SettingType<T>(
        String description, Function<String, T> parser, Function<T, String> printer) {
    private static final int FIRST_PORT = 1024;
    private static final int LAST_PORT = 65_535;
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off");

    /// A TCP port that needs no privilege, 1024 to 65535.
    public static SettingType<Integer> port() {
        return whole("port", FIRST_PORT, LAST_PORT);
    }

    /// A whole number, both ends included.
    public static SettingType<Integer> number(int least, int most) {
        return whole("whole number", least, most);
    }

    private static SettingType<Integer> whole(String noun, int least, int most) {
        String description = noun + " " + range(least, most);
        return new SettingType<>(
                description,
                text -> Math.toIntExact(inRange(description, text, least, most)),
                value -> Integer.toString(value));
    }

    /// A length of time written as whole milliseconds, both ends included.
    public static SettingType<Duration> millis(long least, long most) {
        String description = "number of milliseconds " + range(least, most);
        return new SettingType<>(
                description,
                text -> Duration.ofMillis(inRange(description, text, least, most)),
                value -> Long.toString(value.toMillis()));
    }

    /// Any text.
    public static SettingType<String> text() {
        return text("text");
    }

    /// Any text, said to be more than that: what is wrong with it shows where it is used.
    public static SettingType<String> text(String description) {
        return new SettingType<>(description, text -> text, value -> value);
    }

    /// The address of a web service: `http` or `https`, without a login or a query, which would be shown.
    public static SettingType<URI> webAddress() {
        return new SettingType<>("URL", SettingType::address, URI::toString);
    }

    private static URI address(String text) {
        URI address;
        try {
            address = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL", e);
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
            throw new IllegalArgumentException("not an http or https URL");
        }
        if (address.getUserInfo() != null || address.getQuery() != null) {
            throw new IllegalArgumentException("a URL with a login or a query");
        }
        return address;
    }

    /// Yes or no.
    public static SettingType<Boolean> flag() {
        return new SettingType<>(
                "true or false",
                text -> {
                    String word = text.toLowerCase(Locale.ROOT);
                    if (!TRUE.contains(word) && !FALSE.contains(word)) {
                        throw new IllegalArgumentException("neither true nor false");
                    }
                    return TRUE.contains(word);
                },
                value -> Boolean.toString(value));
    }

    /// A length of time written as seconds, fractions allowed, both ends included.
    public static SettingType<Double> seconds(int least, int most) {
        String description = "number of seconds " + range(least, most);
        return new SettingType<>(
                description,
                text -> {
                    double value = decimal(description, text);
                    if (value >= least && value <= most) {
                        return value;
                    }
                    throw new IllegalArgumentException("not a " + description);
                },
                value -> Double.toString(value));
    }

    private static double decimal(String description, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a " + description, e);
        }
    }

    /// Words with commas between them; blanks around a word and empty words are dropped.
    public static SettingType<List<String>> list() {
        return new SettingType<>(
                "list, commas between",
                text ->
                        Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .toList(),
                value -> String.join(",", value));
    }

    /// One constant of an enumeration, written in lower case.
    public static <E extends Enum<E>> SettingType<E> choice(Class<E> constants) {
        List<String> names =
                Arrays.stream(constants.getEnumConstants()).map(SettingType::word).toList();
        return new SettingType<>(
                String.join(" | ", names),
                text ->
                        Arrays.stream(constants.getEnumConstants())
                                .filter(constant ->
                                        word(constant).equals(text.toLowerCase(Locale.ROOT)))
                                .findFirst()
                                .orElseThrow(() -> unknown(text, names)),
                SettingType::word);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException unknown(String text, List<String> names) {
        String valid = "not one of " + String.join(", ", names);
        return new IllegalArgumentException(
                Nearest.to(text, names)
                        .map(name -> valid + " (did you mean " + name + "?)")
                        .orElse(valid));
    }

    private static long inRange(String description, String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a " + description, e);
        }
        throw new IllegalArgumentException("not a " + description);
    }

    private static String range(long least, long most) {
        return most == Long.MAX_VALUE || most == Integer.MAX_VALUE
                ? "(" + least + " or more)"
                : "(" + least + "–" + most + ")";
    }
}
