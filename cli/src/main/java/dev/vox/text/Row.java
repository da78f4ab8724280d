package dev.vox.text;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A line of plain output: values for `cut` and `awk`.
///
/// Instants are ISO-8601 in UTC, durations decimal seconds, enums their lower-case names with hyphens, an absent value
/// is an empty cell. Cells hold no tab and no line break: those of a text are written `\t` and `\n`, and a backslash `\\`, so that
/// no two texts look the same.
public record Row(List<@Nullable Object> cells) {
    public Row {
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    /// A row of values.
    public static Row of(@Nullable Object... cells) {
        return new Row(Arrays.asList(cells));
    }

    /// The row as one line, without a line feed.
    public String text() {
        return cells.stream().map(Row::cell).collect(Collectors.joining("\t"));
    }

    private static String cell(@Nullable Object value) {
        // No pattern switch: every command that is piped comes by here, and its first use takes
        // milliseconds.
        if (value == null) {
            return "";
        }
        if (value instanceof Optional<?> optional) {
            return cell(optional.orElse(null));
        }
        if (value instanceof Duration duration) {
            return seconds(duration);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return value instanceof Line line ? line.text() : Scrub.line(escaped(value.toString()));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String seconds(Duration duration) {
        BigDecimal seconds =
                BigDecimal.valueOf(duration.getSeconds())
                        .add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
    }
}
