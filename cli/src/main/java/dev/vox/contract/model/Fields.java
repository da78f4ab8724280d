package dev.vox.contract.model;

import dev.vox.expect.Expectation;
import dev.vox.expect.JsonPath;
import dev.vox.json.JsonValue;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Values that contract files have besides those of YAML. What is wrong is noted, and answered as if it were absent.
final class Fields {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|s|m)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(B|KiB|MiB)?");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long LARGEST_BYTES = 64L << 20;

    private Fields() {}

    /// A length of time: `350ms`, `1.5s`, `2m`; more than nothing and an hour at most.
    static Optional<Duration> length(YamlReader reader, String key) {
        return form(
                reader,
                key,
                "a length of time such as 350ms or 1.5s, at most an hour",
                Fields::length);
    }

    private static Optional<Duration> length(String text) {
        Matcher form = LENGTH.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long unit =
                switch (form.group(2)) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    default -> 60_000_000_000L;
                };
        BigDecimal nanos = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
        Duration length = Duration.ofNanos(nanos.longValue());
        return length.isPositive() && length.compareTo(LONGEST) <= 0
                ? Optional.of(length)
                : Optional.empty();
    }

    /// A number of bytes: `4096`, `64 KiB`, `2 MiB`; 64 MiB at most.
    static Optional<Long> size(YamlReader reader, String key) {
        return form(reader, key, "a size such as 64 KiB, at most 64 MiB", Fields::size);
    }

    private static Optional<Long> size(String text) {
        Matcher form = SIZE.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int shift =
                switch (String.valueOf(form.group(2))) {
                    case "KiB" -> 10;
                    case "MiB" -> 20;
                    default -> 0;
                };
        long bytes = Long.parseLong(form.group(1)) << shift;
        return bytes > 0 && bytes <= LARGEST_BYTES ? Optional.of(bytes) : Optional.empty();
    }

    /// A regular expression.
    static Optional<Pattern> pattern(YamlReader reader, String key) {
        return reader.text(key).flatMap(text -> pattern(reader, key, text));
    }

    /// A regular expression under a key.
    static Optional<Pattern> pattern(YamlReader reader, String key, String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            reader.mistake(
                    key, "is no regular expression: '%s': %s".formatted(text, e.getDescription()));
            return Optional.empty();
        }
    }

    /// The style of names under a key.
    static Optional<NameStyle> style(YamlReader reader, String key) {
        return reader.oneOf(key, NameStyle.words()).flatMap(NameStyle::named);
    }

    /// A way to a member.
    static Optional<MemberPath> member(YamlReader reader, String key) {
        return form(reader, key, "a path such as $ or $.error.code", MemberPath::of);
    }

    /// A path into a result.
    static Optional<JsonPath> path(YamlReader reader, String key) {
        Optional<String> text = reader.text(key);
        try {
            return text.map(JsonPath::parse);
        } catch (IllegalArgumentException e) {
            reader.mistake(key, "is no path: '%s': %s".formatted(text.orElse(""), e.getMessage()));
            return Optional.empty();
        }
    }

    /// What is expected.
    static @Nullable Expectation expectation(YamlReader reader, String key) {
        return reader.node(key)
                .map(node -> Expectation.read(reader.named(key), node, reader.mistakes()))
                .orElse(null);
    }

    /// Arguments: an object.
    static Optional<JsonValue.Members> arguments(YamlReader reader, String key) {
        return reader.node(key).flatMap(node -> arguments(reader, reader.named(key), node));
    }

    /// A list of arguments.
    static List<JsonValue.Members> argumentLists(YamlReader reader, String key) {
        List<JsonValue.Members> lists = new ArrayList<>();
        Optional<YamlNode> node = reader.node(key);
        if (node.isPresent() && node.get() instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                String name = reader.named(key) + "[" + lists.size() + "]";
                lists.add(arguments(reader, name, item).orElse(new JsonValue.Members(Map.of())));
            }
        } else if (node.isPresent()) {
            reader.mistake(key, "must be a list of arguments");
        }
        return lists;
    }

    private static Optional<JsonValue.Members> arguments(
            YamlReader reader, String name, YamlNode node) {
        if (NodeValues.of(node) instanceof JsonValue.Members members) {
            return Optional.of(members);
        }
        reader.mistakes()
                .add(
                        node.place(),
                        "'%s' must be arguments, each with its name, not %s"
                                .formatted(name, node.kind()));
        return Optional.empty();
    }

    private static <T> Optional<T> form(
            YamlReader reader, String key, String wanted, Function<String, Optional<T>> form) {
        Optional<String> text = reader.text(key);
        Optional<T> value = text.flatMap(form);
        if (text.isPresent() && value.isEmpty()) {
            reader.mistake(key, "must be %s, not '%s'".formatted(wanted, text.get()));
        }
        return value;
    }
}
