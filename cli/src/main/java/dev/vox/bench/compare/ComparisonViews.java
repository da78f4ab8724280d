package dev.vox.bench.compare;

import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.result.Fingerprint.Difference;
import dev.vox.text.Facts;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import java.util.ArrayList;
import java.util.List;

/// What a terminal and a pipe show of a comparison and of thresholds.
public final class ComparisonViews {
    private ComparisonViews() {}

    /// The forms of a report.
    public static Renderings of(ComparisonReport report) {
        return Renderings.of(
                () -> page(report), () -> rows(report), () -> ComparisonJson.root(report));
    }

    /// For a person.
    public static Page page(ComparisonReport report) {
        Page page = Page.EMPTY;
        for (Comparison comparison : report.comparisons()) {
            page = comparison(page, comparison);
        }
        return report.gates().isEmpty() ? page : page.and(gates(report));
    }

    private static Page comparison(Page before, Comparison comparison) {
        Page page =
                before.heading(
                        "%s: %s, measured by %s"
                                .formatted(comparison.scenario(), comparison.b(), comparison.a()));
        Table table =
                Table.of(
                        Column.of("FIGURE"),
                        Column.number("A"),
                        Column.number("B"),
                        Column.number("CHANGE"),
                        Column.number("95 % INTERVAL"),
                        Column.number("P"),
                        Column.number("N"),
                        Column.of("VERDICT"));
        for (SeriesComparison each : comparison.series()) {
            table = table.row(cells(each));
        }
        return notes(page.and(table), comparison).gap();
    }

    private static Line[] cells(SeriesComparison each) {
        return new Line[] {
            Line.of(each.title()),
            Line.of(ChangeText.middle(each, each.a())),
            Line.of(ChangeText.middle(each, each.b())),
            Line.of(ChangeText.change(each.ratio().value())),
            Line.of(Style.DIM, ChangeText.interval(each.ratio())),
            Line.of(Style.DIM, ChangeText.p(each.p())),
            Line.of(Style.DIM, ChangeText.n(each)),
            verdict(each)
        };
    }

    private static Line verdict(SeriesComparison each) {
        Style style =
                switch (each.verdict()) {
                    case WORSE -> Style.FAIL;
                    case BETTER -> Style.OK;
                    case UNCLEAR -> Style.WARN;
                    case SAME -> Style.PLAIN;
                    case NOT_JUDGED -> Style.DIM;
                };
        Line word = Line.of(style, each.verdict().word());
        return each.verdict() == Verdict.UNCLEAR ? word.and(Style.DIM, ": " + each.reason()) : word;
    }

    private static Page notes(Page before, Comparison comparison) {
        Page page = before;
        for (String title : comparison.onlyA()) {
            page = page.paragraph("%s has no %s".formatted(comparison.b(), title));
        }
        for (String title : comparison.onlyB()) {
            page = page.paragraph("%s has no %s".formatted(comparison.a(), title));
        }
        for (String note : comparison.notes()) {
            page = page.paragraph(Line.of(Style.WARN, note));
        }
        if (comparison.differences().isEmpty()) {
            return page;
        }
        Facts facts = Facts.none();
        for (Difference each : comparison.differences()) {
            facts = facts.and(each.fact(), each.one() + " → " + each.other());
        }
        return page.paragraph("Measured on what differs:").and(facts);
    }

    private static Table gates(ComparisonReport report) {
        boolean several = GateVerdict.ofSeveralScenarios(report.gates());
        List<Column> columns = new ArrayList<>(List.of(Column.of("THRESHOLD")));
        if (several) {
            columns.add(Column.of("SCENARIO"));
        }
        columns.add(Column.of("SUBJECT"));
        columns.add(Column.of("FIGURE"));
        columns.add(Column.number("MEASURED"));
        columns.add(Column.of("VERDICT"));
        Table table = Table.of(columns.toArray(Column[]::new));
        for (GateVerdict each : report.gates()) {
            table = table.row(cells(each, several));
        }
        return table;
    }

    private static Line[] cells(GateVerdict each, boolean several) {
        List<Line> cells = new ArrayList<>(List.of(Line.of(each.demand())));
        if (several) {
            cells.add(Line.of(each.scenario()));
        }
        cells.add(Line.of(each.subject()));
        cells.add(Line.of(each.series()));
        cells.add(Line.of(each.measuredText()));
        cells.add(verdict(each));
        return cells.toArray(Line[]::new);
    }

    private static Line verdict(GateVerdict each) {
        Style style =
                switch (each.outcome()) {
                    case HELD -> Style.OK;
                    case MISSED, NO_SERIES -> Style.FAIL;
                    case NOT_MEASURED -> Style.DIM;
                };
        Line word = Line.of(style, each.word());
        return each.remark().isEmpty() ? word : word.and(Style.DIM, ": " + each.remark());
    }

    private static List<Row> rows(ComparisonReport report) {
        List<Row> rows = new ArrayList<>();
        for (Comparison comparison : report.comparisons()) {
            for (SeriesComparison each : comparison.series()) {
                rows.add(row(comparison, each));
            }
        }
        for (GateVerdict each : report.gates()) {
            rows.add(
                    Row.of(
                            "threshold",
                            each.scenario(),
                            each.subject(),
                            each.series(),
                            each.demand(),
                            each.measured().map(GateVerdict.Measured::value),
                            each.outcome()));
        }
        return rows;
    }

    private static Row row(Comparison comparison, SeriesComparison each) {
        return Row.of(
                "comparison",
                comparison.scenario(),
                comparison.a(),
                comparison.b(),
                each.title(),
                each.a(),
                each.b(),
                each.ratio().value(),
                each.ratio().low(),
                each.ratio().high(),
                each.p(),
                each.samplesOfA(),
                each.samplesOfB(),
                each.verdict());
    }
}
