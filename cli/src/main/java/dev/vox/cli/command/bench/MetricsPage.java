package dev.vox.cli.command.bench;

import dev.vox.bench.metric.Metric;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

/// What the figures mean: `vox bench --help metrics`.
public final class MetricsPage {
    /// What the page is called behind `vox help` and `vox bench --help`.
    public static final String NAME = "metrics";

    private MetricsPage() {}

    /// The definitions, a row a metric.
    public static Page page() {
        Table rows = Table.of(Column.of("METRIC"), Column.of("UNIT"), Column.of("FROM → TO"));
        for (Metric metric : Metric.values()) {
            rows =
                    rows.row(
                            Line.of(Style.ACCENT, metric.word()),
                            Line.of(Style.DIM, unit(metric)),
                            Line.of(metric.definition()));
        }
        return Page.EMPTY
                .and(rows)
                .gap()
                .paragraph(
                        "Clocks are monotonic. What counts from a request that was sent counts"
                                + " from just before it is written. Where arrivals follow a"
                                + " schedule a latency counts from the scheduled start, whatever"
                                + " the answers do. Percentiles are by nearest rank; warm-up is"
                                + " not counted.");
    }

    private static String unit(Metric metric) {
        return switch (metric.unit()) {
            case MILLISECONDS, PER_SECOND, KIBIBYTES -> metric.unit().sign();
            case RATIO -> "ratio";
            case COUNT -> "count";
        };
    }
}
