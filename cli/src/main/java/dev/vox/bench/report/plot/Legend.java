package dev.vox.bench.report.plot;

import java.util.ArrayList;
import java.util.List;

/// What the colours of a chart mean: entries in rows above it.
///
/// @param width that a row may take
record Legend(List<Entry> entries, double width) {
    static final double ROW = 18;
    private static final double SWATCH = 26;
    private static final double GAP = 18;
    private static final double BASELINE = 4;

    /// @param colour from 0
    record Entry(String name, int colour) {}

    private record Placed(Entry entry, String text, double x, int row) {}

    /// The names of a chart's layers; none when there is but one.
    static Legend of(List<Layer> layers, double width) {
        List<Entry> entries = new ArrayList<>();
        for (Layer layer : layers) {
            switch (layer) {
                case Layer.Curve curve -> entries.add(new Entry(curve.name(), curve.colour()));
                case Layer.Dots dots -> entries.add(new Entry(dots.name(), dots.colour()));
                case Layer.Limit _, Layer.Divide _ -> {}
            }
        }
        entries.removeIf(entry -> entry.name().isEmpty());
        return new Legend(entries.size() > 1 ? List.copyOf(entries) : List.of(), width);
    }

    double height() {
        return placed().stream().mapToDouble(each -> (each.row() + 1) * ROW).max().orElse(0);
    }

    private List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        double x = 0;
        int row = 0;
        for (Entry entry : entries) {
            String text = TextSize.fitted(entry.name(), width - SWATCH);
            double needed = SWATCH + TextSize.of(text);
            if (x > 0 && x + needed > width) {
                x = 0;
                row++;
            }
            placed.add(new Placed(entry, text, x, row));
            x += needed + GAP;
        }
        return placed;
    }

    void draw(Markup svg, double left, double top) {
        for (Placed each : placed()) {
            double x = left + each.x();
            double y = top + each.row() * ROW + ROW / 2;
            svg.empty(
                    "line",
                    "class",
                    PlotStyle.line(each.entry().colour()),
                    "x1",
                    x,
                    "y1",
                    y,
                    "x2",
                    x + SWATCH - 6,
                    "y2",
                    y);
            svg.element("text", each.text(), "class", "t", "x", x + SWATCH, "y", y + BASELINE);
        }
    }
}
