package dev.vox.cli.command.bench;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.trace.ManifestText;
import dev.vox.bench.trace.TraceFigure;
import dev.vox.bench.trace.TraceManifest;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `vox bench trace` shows.
final class TraceViews {
    private TraceViews() {}

    /// A trace that was written.
    ///
    /// @param perfettoOrNull the picture of it; null when none was asked for
    record Shown(Path file, @Nullable Path perfettoOrNull, TraceManifest manifest) {}

    static Renderings recorded(Shown shown) {
        return Renderings.of(() -> page(shown), () -> rows(shown), () -> json(shown));
    }

    private static Page page(Shown shown) {
        TraceManifest manifest = shown.manifest();
        Table table =
                Table.of(
                        Column.number("TURN"),
                        Column.of("FIGURE"),
                        Column.number("VALUE"),
                        Column.number("BY EVENTS"),
                        Column.number("BY AUDIO"));
        for (TraceFigure figure : manifest.figures()) {
            Metric metric = figure.metric();
            table =
                    table.row(
                            Line.of(turn(figure.turn())),
                            Line.of(metric.word()),
                            Line.of(Style.ACCENT, value(metric, figure.ticks())),
                            Line.of(Style.DIM, value(metric, figure.eventsOrNull())),
                            Line.of(Style.DIM, value(metric, figure.audioOrNull())));
        }
        Page page = Page.EMPTY.and(table).gap().paragraph(about(manifest));
        page = page.paragraph(Line.of(Style.OK, "recorded").and("  " + shown.file()));
        if (manifest.partial().isPresent()) {
            page = page.paragraph(Line.of(Style.WARN, "partial: " + manifest.partial().get()));
        }
        return shown.perfettoOrNull() == null
                ? page
                : page.paragraph(
                        Line.of(Style.OK, "picture")
                                .and("   " + shown.perfettoOrNull() + ", for ui.perfetto.dev"));
    }

    private static Line about(TraceManifest manifest) {
        return Line.of(
                Style.DIM,
                "%s: %s, %d frames came, %d were lost"
                        .formatted(
                                manifest.conversed().name(),
                                Figures.duration(manifest.duration()),
                                manifest.frames(),
                                manifest.lost()));
    }

    /// A turn's number; empty for the whole conversation.
    static String turn(int turn) {
        return turn == 0 ? "" : Integer.toString(turn);
    }

    /// A figure as people read it; a dash where it is not known.
    static String value(Metric metric, @Nullable Long ticks) {
        if (ticks == null) {
            return "–";
        }
        return metric.unit() == Unit.MILLISECONDS
                ? Figures.duration(Duration.ofNanos(ticks))
                : cell(metric, ticks) + metric.unit().sign();
    }

    /// A figure as programs read it, in its unit; null where it is not known.
    static @Nullable String cell(Metric metric, @Nullable Long ticks) {
        return ticks == null ? null : metric.unit().exactly(ticks).toPlainString();
    }

    private static List<Row> rows(Shown shown) {
        TraceManifest manifest = shown.manifest();
        List<Row> rows = new ArrayList<>();
        for (TraceFigure figure : manifest.figures()) {
            Metric metric = figure.metric();
            rows.add(
                    Row.of(
                            "figure",
                            turn(figure.turn()),
                            metric.word(),
                            metric.unit().sign(),
                            cell(metric, figure.ticks()),
                            cell(metric, figure.eventsOrNull()),
                            cell(metric, figure.audioOrNull())));
        }
        rows.add(
                Row.of(
                        "trace",
                        shown.file(),
                        manifest.duration(),
                        manifest.frames(),
                        manifest.lost(),
                        manifest.partial(),
                        shown.perfettoOrNull()));
        return rows;
    }

    private static Map<String, @Nullable Object> json(Shown shown) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("file", shown.file());
        root.put("perfetto", shown.perfettoOrNull());
        root.putAll(ManifestText.json(shown.manifest()));
        return root;
    }
}
