package dev.vox.bench.report;

import dev.vox.bench.metric.Summary;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.SubjectResult;
import dev.vox.text.Row;

import java.util.ArrayList;
import java.util.List;

/// Results for a pipe: a row a figure, those of each step of load included.
///
/// Its cells: scenario, subject, metric, labels, unit, n, min, p50, p90, p95, p99, max, the median's interval (low, high), and `whole`
/// or `partial`.
public final class BenchRows {
    private BenchRows() {}

    /// The rows of results.
    public static List<Row> of(List<BenchResult> results) {
        List<Row> rows = new ArrayList<>();
        for (BenchResult result : results) {
            for (SubjectResult subject : result.subjects()) {
                Figure.all(subject).forEach(figure -> rows.add(row(result, subject, figure)));
            }
        }
        return rows;
    }

    private static Row row(BenchResult result, SubjectResult subject, Figure figure) {
        Unit unit = figure.unit();
        Summary summary = figure.summary();
        List<Object> cells = new ArrayList<>();
        cells.add(result.scenario());
        cells.add(subject.subject());
        cells.add(figure.metric().word());
        cells.add(figure.series().label());
        cells.add(unit.sign());
        cells.add(summary.n());
        for (long ticks :
                new long[] {
                    summary.min(),
                    summary.p50(),
                    summary.p90(),
                    summary.p95(),
                    summary.p99(),
                    summary.max(),
                    summary.medianLow(),
                    summary.medianHigh()
                }) {
            cells.add(unit.exactly(ticks).toPlainString());
        }
        cells.add(result.partial() ? "partial" : "whole");
        return new Row(List.copyOf(cells));
    }
}
