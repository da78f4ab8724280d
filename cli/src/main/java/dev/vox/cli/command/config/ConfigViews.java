package dev.vox.cli.command.config;

import dev.vox.config.EffectiveConfig;
import dev.vox.config.EffectiveConfig.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the results of `vox config` look like.
final class ConfigViews {
    private ConfigViews() {}

    /// What `vox config show` shows.
    static Renderings effective(EffectiveConfig config) {
        return Renderings.of(
                () -> page(config),
                () ->
                        config.lines().stream()
                                .map(line -> Row.of(line.key(), text(line), line.origin()))
                                .toList(),
                () -> json(config));
    }

    private static Page page(EffectiveConfig config) {
        Table table = Table.of(Column.of("KEY"), Column.shrinking("VALUE"), Column.of("FROM"));
        for (Line line : config.lines()) {
            table =
                    table.row(
                            dev.vox.text.Line.of(Style.ACCENT, line.key()),
                            dev.vox.text.Line.of(text(line)),
                            dev.vox.text.Line.of(Style.DIM, line.origin()));
        }
        return Page.EMPTY.and(table);
    }

    private static String text(Line line) {
        return line.list()
                ? "[" + String.join(", ", line.values()) + "]"
                : line.values().getFirst();
    }

    private static Map<String, @Nullable Object> json(EffectiveConfig config) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("file", config.file());
        Map<String, Object> values = new LinkedHashMap<>();
        for (Line line : config.lines()) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("value", line.list() ? line.values() : line.values().getFirst());
            value.put("origin", line.origin());
            values.put(line.key(), value);
        }
        root.put("values", values);
        return root;
    }
}
