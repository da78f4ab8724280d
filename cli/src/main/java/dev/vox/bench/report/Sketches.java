package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.report.plot.RoundTicks;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import java.util.Arrays;
import java.util.List;

/// Histograms of the foremost metric at a terminal, and how it went over time.
///
/// @param width of the page, in columns
record Sketches(Strokes strokes, int width) {
    private static final int INDENT = 2;
    private static final int BINS = 10;
    private static final int LEAST_SAMPLES = 8;
    private static final int MOST_SKETCHES = 2;
    private static final int LONGEST_BAR = 40;
    private static final int BESIDE_THE_BAR = 36;
    private static final int LONGEST_SPARK = 48;
    private static final String OVER_TIME = "  over time";

    /// Those of the first metric, at most two.
    Page of(List<Figure> figures) {
        Page page = Page.EMPTY;
        if (figures.isEmpty()) {
            return page;
        }
        Metric foremost = figures.getFirst().metric();
        List<Figure> shown =
                figures.stream()
                        .filter(figure -> figure.metric() == foremost)
                        .filter(figure -> figure.summary().n() >= LEAST_SAMPLES)
                        .limit(MOST_SKETCHES)
                        .toList();
        for (Figure figure : shown) {
            page = BenchPage.joined(page.gap(), sketch(figure));
        }
        return page;
    }

    private Page sketch(Figure figure) {
        Line title = Line.of("  ").and(Style.LABEL, figure.series().title()).and("  ");
        int room = Math.max(LEAST_SAMPLES, width - title.width() - OVER_TIME.length());
        int columns = (int) Math.min(Math.min(room, LONGEST_SPARK), figure.summary().n());
        title = title.and(strokes.spark(figure.samples(), columns)).and(Style.DIM, OVER_TIME);
        return Page.EMPTY.paragraph(title).and(histogram(figure));
    }

    private Table histogram(Figure figure) {
        Bins bins = Bins.of(figure.samples(), figure.unit(), BINS);
        long most = Arrays.stream(bins.counts()).max().orElse(1);
        int longest = Math.clamp(width - BESIDE_THE_BAR, 8, LONGEST_BAR);
        Table table =
                Table.of(Column.number(""), Column.of(""), Column.number("")).indented(INDENT);
        for (int i = 0; i < bins.counts().length; i++) {
            String bar = strokes.bar(bins.counts()[i] / (double) most, longest);
            table =
                    table.row(
                            Line.of(Style.DIM, range(bins, i, figure)),
                            Line.of(Style.SERIES_1, bar),
                            Line.of(String.valueOf(bins.counts()[i])));
        }
        return table;
    }

    private String range(Bins bins, int bin, Figure figure) {
        double from = bins.low() + bin * bins.width();
        boolean last = bin == bins.counts().length - 1;
        String text =
                last && bins.open()
                        ? "≥ " + RoundTicks.text(from)
                        : RoundTicks.text(from) + " – " + RoundTicks.text(from + bins.width());
        String sign = figure.unit().sign();
        return strokes.text(sign.isEmpty() ? text : text + " " + sign);
    }
}
