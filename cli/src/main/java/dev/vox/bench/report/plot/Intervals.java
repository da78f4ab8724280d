package dev.vox.bench.report.plot;

import java.util.List;

/// Values with the intervals in which they are to be looked for, below each other, and a line at what they are held against.
///
/// @param title for those who hear it instead of seeing it
/// @param unit of the horizontal axis: `% against A`
/// @param against where the line is
public record Intervals(String title, String unit, double against, List<Row> rows) {
    private static final double HEIGHT = 30;
    private static final double EDGE = 12;
    private static final double WIDEST_NAME = 230;
    private static final double WIDEST_VERDICT = 110;
    private static final double DOT = 4.5;
    private static final double MARGIN = 0.05;

    /// A value and its interval.
    ///
    /// @param name of what was compared
    /// @param verdict in a word, at the end of the row
    public record Row(String name, double low, double value, double high, String verdict) {}

    public Intervals {
        rows = List.copyOf(rows);
    }

    /// The plot as an `svg` element.
    ///
    /// @param id that no other plot of the page has
    public String svg(String id) {
        double bottom = EDGE + rows.size() * HEIGHT;
        Markup svg = Frame.open(id, title, bottom + BottomAxis.HEIGHT);
        double names = rows.stream().mapToDouble(row -> TextSize.of(row.name())).max().orElse(0);
        double left = EDGE + 14 + Math.min(WIDEST_NAME, names);
        BottomAxis span =
                new BottomAxis(
                        new Axis(unit, scale()),
                        left,
                        Chart.WIDTH - EDGE - WIDEST_VERDICT,
                        EDGE,
                        bottom);
        span.draw(svg);
        double line = span.place(against);
        svg.empty("line", "class", "a", "x1", line, "y1", EDGE, "x2", line, "y2", bottom);
        for (int i = 0; i < rows.size(); i++) {
            row(svg, span, rows.get(i), EDGE + i * HEIGHT + HEIGHT / 2);
        }
        return svg.close("svg").toString();
    }

    private Scale scale() {
        double low = rows.stream().mapToDouble(Row::low).min().orElse(against);
        double high = rows.stream().mapToDouble(Row::high).max().orElse(against);
        double from = Math.min(low, against);
        double to = Math.max(high, against);
        double margin = Math.max(MARGIN * (to - from), MARGIN);
        return Scale.linear(from - margin, to + margin);
    }

    private static void row(Markup svg, BottomAxis span, Row row, double middle) {
        String name = TextSize.fitted(row.name(), WIDEST_NAME);
        svg.element("text", name, "class", "t", "x", EDGE, "y", middle + 4);
        svg.empty(
                "line",
                "class",
                PlotStyle.line(0),
                "x1",
                span.place(row.low()),
                "y1",
                middle,
                "x2",
                span.place(row.high()),
                "y2",
                middle);
        double at = span.place(row.value());
        svg.empty("circle", "class", PlotStyle.dot(0), "cx", at, "cy", middle, "r", DOT);
        String verdict = TextSize.fitted(row.verdict(), WIDEST_VERDICT - 12);
        svg.element("text", verdict, "x", span.right() + 14, "y", middle + 4);
    }
}
