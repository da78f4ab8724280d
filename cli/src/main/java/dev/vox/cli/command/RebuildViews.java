package dev.vox.cli.command;

import dev.vox.stack.compose.ComposeRebuild.Rebuilt;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of `vox rebuild`.
final class RebuildViews {
    private RebuildViews() {}

    static Renderings rebuilt(Rebuilt rebuilt) {
        return Renderings.of(() -> page(rebuilt), () -> rows(rebuilt), () -> json(rebuilt));
    }

    private static Page page(Rebuilt rebuilt) {
        Page page =
                Page.of(
                        Line.of(Style.OK, "Built " + String.join(", ", rebuilt.built()))
                                .and(" in " + Figures.duration(rebuilt.elapsed()) + "."));
        return rebuilt.recreated().isEmpty()
                ? page.paragraph("None of them was running.")
                : page.paragraph(
                        "Running with the new image: "
                                + String.join(", ", rebuilt.recreated())
                                + ".");
    }

    private static List<Row> rows(Rebuilt rebuilt) {
        List<Row> rows = new ArrayList<>();
        rebuilt.built().forEach(name -> rows.add(Row.of("built", name)));
        rebuilt.recreated().forEach(name -> rows.add(Row.of("recreated", name)));
        rows.add(Row.of("elapsed", rebuilt.elapsed()));
        return rows;
    }

    private static Map<String, Object> json(Rebuilt rebuilt) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("built", rebuilt.built());
        root.put("recreated", rebuilt.recreated());
        root.put("elapsed", rebuilt.elapsed());
        return root;
    }
}
