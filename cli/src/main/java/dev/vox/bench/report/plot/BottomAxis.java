package dev.vox.bench.report.plot;

/// The horizontal axis below a plot, with a line up the plot at each mark.
///
/// @param left where it begins
/// @param right where it ends
/// @param top of the plot
/// @param bottom where it lies
record BottomAxis(Axis axis, double left, double right, double top, double bottom) {
    /// So much room it takes below itself.
    static final double HEIGHT = 44;

    private static final double MARKS = 17;
    private static final double NAME = 36;
    private static final double APART = 10;

    /// Where a number lies.
    double place(double value) {
        return left + axis.scale().place(value) * (right - left);
    }

    /// Draws it. A mark whose text would touch the one before has none.
    void draw(Markup svg) {
        double end = Double.NEGATIVE_INFINITY;
        for (Scale.Tick tick : axis.scale().ticks()) {
            double at = place(tick.value());
            double half = TextSize.of(tick.text()) / 2;
            double middle = Math.min(at, Chart.WIDTH - half);
            svg.empty("line", "class", "g", "x1", at, "y1", top, "x2", at, "y2", bottom);
            if (middle - half >= end + APART) {
                svg.element("text", tick.text(), "class", "t m", "x", middle, "y", bottom + MARKS);
                end = middle + half;
            }
        }
        svg.empty("line", "class", "a", "x1", left, "y1", bottom, "x2", right, "y2", bottom);
        svg.element("text", axis.name(), "class", "t e", "x", right, "y", bottom + NAME);
    }
}
