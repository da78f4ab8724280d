package dev.vox.bench.report;

import dev.vox.bench.metric.Amount;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Summary;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Paragraph;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// The tables of a page at a terminal.
///
/// @param width of the page, in columns
record FigureTables(Strokes strokes, int width) {
    private static final int INDENT = 2;
    private static final int WIDE = 110;
    private static final int SPARK = 16;
    private static final int MOST_OF_A_STEP = 3;

    private record Key(Metric metric, String label) {}

    /// A row a figure.
    Table figures(List<Figure> figures) {
        boolean wide = width >= WIDE;
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("metric"));
        columns.add(Column.shrinking("labels"));
        for (String name : List.of("n", "p50", strokes.text("±"), "p90", "p95", "p99", "max")) {
            columns.add(Column.number(name));
        }
        columns.add(Column.of("unit"));
        if (wide) {
            columns.add(Column.of("over time"));
        }
        List<List<Line>> rows = figures.stream().map(figure -> row(figure, wide)).toList();
        return new Table(columns, rows, INDENT);
    }

    private List<Line> row(Figure figure, boolean wide) {
        Summary summary = figure.summary();
        List<Line> cells = new ArrayList<>();
        cells.add(Line.of(figure.metric().word()));
        cells.add(Line.of(figure.series().label()));
        cells.add(Line.of(Style.DIM, String.valueOf(summary.n())));
        cells.add(Line.of(Style.ACCENT, figure.number(summary.p50())));
        cells.add(Line.of(Style.DIM, summary.n() > 1 ? figure.number(figure.give()) : ""));
        cells.add(Line.of(figure.number(summary.p90())));
        cells.add(Line.of(figure.number(summary.p95())));
        cells.add(Line.of(figure.number(summary.p99())));
        cells.add(Line.of(figure.number(summary.max())));
        cells.add(Line.of(Style.DIM, figure.unit().sign()));
        if (wide) {
            int columns = (int) Math.min(SPARK, summary.n());
            cells.add(
                    Line.of(
                            Style.DIM,
                            columns > 1 ? strokes.spark(figure.samples(), columns) : ""));
        }
        return cells;
    }

    /// The subjects' figures side by side, a letter a subject.
    Page sideBySide(List<SubjectResult> subjects) {
        Page page = Page.EMPTY;
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("metric"));
        columns.add(Column.shrinking("labels"));
        for (int i = 0; i < subjects.size(); i++) {
            Line name = Line.of(Style.LABEL, letter(i) + "  ").and(subjects.get(i).subject());
            page = page.and(new Paragraph(name, INDENT));
        }
        List<ToLongFunction<Summary>> shown = List.of(Summary::p50, Summary::p95, Summary::p99);
        for (String percentile : List.of("p50", "p95", "p99")) {
            for (int i = 0; i < subjects.size(); i++) {
                columns.add(Column.number(letter(i) + " " + percentile));
            }
        }
        columns.add(Column.of("unit"));
        List<Map<Key, Figure>> figures =
                subjects.stream().map(subject -> keyed(Figure.of(subject))).toList();
        List<List<Line>> rows = new ArrayList<>();
        for (Key key : union(figures)) {
            rows.add(row(key, figures, shown));
        }
        return page.and(new Table(columns, rows, INDENT));
    }

    /// A, B, … and beyond Z their number.
    static String letter(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
    }

    private static List<Line> row(
            Key key, List<Map<Key, Figure>> figures, List<ToLongFunction<Summary>> shown) {
        List<Line> cells = new ArrayList<>();
        cells.add(Line.of(key.metric().word()));
        cells.add(Line.of(key.label()));
        for (ToLongFunction<Summary> percentile : shown) {
            for (Map<Key, Figure> of : figures) {
                Figure figure = of.get(key);
                cells.add(
                        Line.of(
                                figure == null
                                        ? ""
                                        : figure.number(percentile.applyAsLong(figure.summary()))));
            }
        }
        cells.add(Line.of(Style.DIM, key.metric().unit().sign()));
        return cells;
    }

    private static Map<Key, Figure> keyed(List<Figure> figures) {
        Map<Key, Figure> keyed = new LinkedHashMap<>();
        figures.forEach(figure ->
                keyed.putIfAbsent(new Key(figure.metric(), figure.series().label()), figure));
        return keyed;
    }

    private static List<Key> union(List<Map<Key, Figure>> figures) {
        return figures.stream().flatMap(of -> of.keySet().stream()).distinct().toList();
    }

    /// A row a step, with its first three figures.
    Table steps(List<LoadStep> steps) {
        List<Metric> metrics = metrics(steps);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number("sessions"));
        columns.add(Column.of("objectives"));
        metrics.forEach(metric -> columns.add(Column.number(metric.word() + " p95")));
        List<List<Line>> rows = new ArrayList<>();
        for (LoadStep step : steps) {
            List<Line> cells = new ArrayList<>();
            cells.add(Line.of(String.valueOf(step.sessions())));
            cells.add(step.held() ? Line.of(Style.OK, "held") : Line.of(Style.FAIL, "missed"));
            metrics.forEach(metric -> cells.add(Line.of(p95(step, metric))));
            rows.add(cells);
        }
        return new Table(columns, rows, INDENT);
    }

    /// The first three metrics of steps.
    static List<Metric> metrics(List<LoadStep> steps) {
        return steps.stream()
                .flatMap(step -> step.series().stream())
                .map(Series::metric)
                .distinct()
                .limit(MOST_OF_A_STEP)
                .toList();
    }

    /// The worst of a step's series of a metric; empty where it has none.
    static String p95(LoadStep step, Metric metric) {
        return step.series().stream()
                .filter(series -> series.metric() == metric)
                .mapToLong(series -> series.samples().percentile(95))
                .max()
                .stream()
                .mapToObj(ticks -> Amount.signedColumn(ticks, metric.unit()))
                .findFirst()
                .orElse("");
    }
}
