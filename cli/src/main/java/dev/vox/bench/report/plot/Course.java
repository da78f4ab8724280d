package dev.vox.bench.report.plot;

import java.util.List;

/// What happened one after another: a bar a part of it, each beginning where the one before ended.
///
/// @param title for those who hear it instead of seeing it
/// @param unit of the horizontal axis: `since the request, ms`
/// @param begins when the first part begins
/// @param parts in their order
/// @param until where the axis ends, so that several courses can be compared
public record Course(String title, String unit, double begins, List<Part> parts, double until) {
    private static final double ROW = 26;
    private static final double BAR = 14;
    private static final double EDGE = 12;
    private static final double BESIDE = 84;
    private static final double LEAST = 1.5;

    /// A part of the course.
    ///
    /// @param name of what ends it: `first frame`
    /// @param ends when it ends
    /// @param text that stands at it: how long it took
    public record Part(String name, double ends, String text) {}

    public Course {
        parts = List.copyOf(parts);
    }

    /// The plot as an `svg` element.
    ///
    /// @param id that no other plot of the page has
    public String svg(String id) {
        double left =
                EDGE
                        + 10
                        + parts.stream()
                                .mapToDouble(part -> TextSize.of(part.name()))
                                .max()
                                .orElse(0);
        double bottom = EDGE + parts.size() * ROW;
        Markup svg = Frame.open(id, title, bottom + BottomAxis.HEIGHT);
        Axis across = new Axis(unit, Scale.linear(begins, until));
        BottomAxis axis = new BottomAxis(across, left, Chart.WIDTH - BESIDE, EDGE, bottom);
        axis.draw(svg);
        double from = begins;
        for (int row = 0; row < parts.size(); row++) {
            part(svg, parts.get(row), axis.place(from), axis.place(parts.get(row).ends()), row);
            from = parts.get(row).ends();
        }
        return svg.close("svg").toString();
    }

    private static void part(Markup svg, Part part, double from, double to, int row) {
        double middle = EDGE + row * ROW + ROW / 2;
        double begin = Math.min(from, to);
        double length = Math.max(LEAST, Math.abs(to - from));
        svg.element("text", part.name(), "class", "t", "x", EDGE, "y", middle + 4);
        svg.empty(
                "rect",
                "class",
                PlotStyle.dot(row),
                "x",
                begin,
                "y",
                middle - BAR / 2,
                "width",
                length,
                "height",
                BAR,
                "rx",
                2);
        svg.element("text", part.text(), "x", begin + length + 6, "y", middle + 4);
    }
}
