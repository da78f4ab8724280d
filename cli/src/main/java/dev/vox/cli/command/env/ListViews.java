package dev.vox.cli.command.env;

import dev.vox.env.inspect.Inventory;
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

/// What variables in effect look like.
final class ListViews {
    private ListViews() {}

    static Renderings list(Inventory inventory) {
        return Renderings.of(
                () -> page(inventory),
                () -> inventory.entries().values().stream().map(ListViews::row).toList(),
                () ->
                        Map.of(
                                "variables",
                                inventory.entries().values().stream()
                                        .map(ListViews::json)
                                        .toList()));
    }

    private static Page page(Inventory inventory) {
        if (inventory.entries().isEmpty()) {
            return Page.EMPTY.paragraph("No variable is set.");
        }
        Table table = Table.of(Column.of("VARIABLE"), Column.shrinking("VALUE"), Column.of("FROM"));
        for (Entry entry : inventory.entries().values()) {
            table =
                    table.row(
                            Line.of(Style.ACCENT, entry.name()),
                            value(entry),
                            Line.of(Style.DIM, entry.origin().label()));
        }
        return Page.EMPTY.and(table);
    }

    private static Line value(Entry entry) {
        return entry.shown().isEmpty() ? Line.of(Style.DIM, "(empty)") : Line.of(entry.shown());
    }

    private static Row row(Entry entry) {
        return Row.of(entry.name(), entry.shown(), entry.place(), entry.origin().label());
    }

    /// A variable and where it was set, as the commands of `vox env` show it.
    static Map<String, @Nullable Object> json(Entry entry) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", entry.name());
        place(object, entry);
        return object;
    }

    static void place(Map<String, @Nullable Object> object, Entry entry) {
        object.put("value", entry.shown());
        object.put("secret", entry.secret());
        object.put("masked", entry.masked());
        object.put("layer", entry.place());
        object.put("origin", entry.origin().label());
    }
}
