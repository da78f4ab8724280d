package dev.vox.cli.command.env;

import dev.vox.env.inspect.Comparison;
import dev.vox.env.inspect.Comparison.Difference;
import dev.vox.env.inspect.Inventory.Entry;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a comparison looks like.
final class DiffViews {
    private DiffViews() {}

    /// A comparison of what was named on the command line.
    record Titled(String first, String second, Comparison comparison) {}

    static Renderings diff(Titled titled) {
        return Renderings.of(
                () -> page(titled),
                () -> titled.comparison().differences().stream().map(DiffViews::row).toList(),
                () -> json(titled));
    }

    private static Page page(Titled titled) {
        if (titled.comparison().differences().isEmpty()) {
            return Page.EMPTY.paragraph(
                    titled.first() + " and " + titled.second() + " say the same.");
        }
        Table table =
                Table.of(
                        Column.of(""),
                        Column.of("VARIABLE"),
                        Column.shrinking("VALUE"),
                        Column.of("FROM"));
        for (Difference difference : titled.comparison().differences()) {
            table = lines(table, difference);
        }
        return Page.EMPTY.and(table);
    }

    private static Table lines(Table table, Difference difference) {
        Table longer = table;
        if (difference.before() != null) {
            longer = longer.row(line(Style.FAIL, "-", difference.before(), hidden(difference)));
        }
        if (difference.after() != null) {
            longer = longer.row(line(Style.OK, "+", difference.after(), hidden(difference)));
        }
        return longer;
    }

    /// Whether two values that differ look the same, being masked.
    private static boolean hidden(Difference difference) {
        Entry before = difference.before();
        Entry after = difference.after();
        return before != null && after != null && before.shown().equals(after.shown());
    }

    private static Line[] line(Style style, String sign, Entry entry, boolean hidden) {
        Line value =
                entry.shown().isEmpty()
                        ? Line.of(Style.DIM, "(empty)")
                        : Line.of(entry.shown())
                                .and(Style.DIM, hidden ? " (a secret that differs)" : "");
        return new Line[] {
            Line.of(style, sign),
            Line.of(Style.ACCENT, entry.name()),
            value,
            Line.of(Style.DIM, entry.origin().label())
        };
    }

    private static Row row(Difference difference) {
        Entry before = difference.before();
        Entry after = difference.after();
        return Row.of(
                difference.change(),
                difference.name(),
                before == null ? null : before.shown(),
                before == null ? null : before.origin().label(),
                after == null ? null : after.shown(),
                after == null ? null : after.origin().label());
    }

    private static Map<String, @Nullable Object> json(Titled titled) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("a", titled.first());
        root.put("b", titled.second());
        root.put("same", titled.comparison().differences().isEmpty());
        root.put(
                "differences",
                titled.comparison().differences().stream().map(DiffViews::json).toList());
        return root;
    }

    private static Map<String, @Nullable Object> json(Difference difference) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", difference.name());
        object.put("change", difference.change());
        object.put("a", place(difference.before()));
        object.put("b", place(difference.after()));
        return object;
    }

    private static @Nullable Map<String, @Nullable Object> place(@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        ListViews.place(object, entry);
        return object;
    }
}
