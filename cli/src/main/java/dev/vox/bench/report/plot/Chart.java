package dev.vox.bench.report.plot;

import java.util.List;
import java.util.Locale;

/// Numbers against numbers, within two axes with round marks.
///
/// @param title for those who hear it instead of seeing it
/// @param layers from the back to the front
public record Chart(String title, Axis x, Axis y, List<Layer> layers) {
    static final double WIDTH = 640;
    private static final double INNER_HEIGHT = 210;
    private static final double EDGE = 12;
    private static final double NAME = 26;
    private static final double LINE = 20;
    private static final double BASELINE = 4;
    private static final double DOT = 2.6;

    public Chart {
        layers = List.copyOf(layers);
    }

    private record Area(double left, double top, double right, double bottom) {}

    /// The chart as an `svg` element.
    ///
    /// @param id that no other plot of the page has
    public String svg(String id) {
        Legend legend = Legend.of(layers, WIDTH - 2 * EDGE);
        double top = EDGE + legend.height() + NAME;
        Area area = new Area(left(), top, WIDTH - EDGE - 10, top + INNER_HEIGHT);
        Markup svg = Frame.open(id, title, area.bottom() + BottomAxis.HEIGHT);
        legend.draw(svg, EDGE, EDGE / 2);
        vertical(svg, area);
        new BottomAxis(x, area.left(), area.right(), area.top(), area.bottom()).draw(svg);
        layers.forEach(layer -> draw(svg, area, layer));
        return svg.close("svg").toString();
    }

    private double left() {
        double widest =
                y.scale().ticks().stream()
                        .mapToDouble(tick -> TextSize.of(tick.text()))
                        .max()
                        .orElse(0);
        return EDGE + widest + 8;
    }

    private void vertical(Markup svg, Area area) {
        svg.element("text", y.name(), "class", "t", "x", EDGE, "y", area.top() - 16);
        for (Scale.Tick tick : y.scale().ticks()) {
            double at = down(area, tick.value());
            svg.empty(
                    "line",
                    "class",
                    "g",
                    "x1",
                    area.left(),
                    "y1",
                    at,
                    "x2",
                    area.right(),
                    "y2",
                    at);
            svg.element(
                    "text", tick.text(), "class", "t e", "x", area.left() - 8, "y", at + BASELINE);
        }
    }

    private void draw(Markup svg, Area area, Layer layer) {
        switch (layer) {
            case Layer.Curve curve -> curve(svg, area, curve);
            case Layer.Dots dots -> dots(svg, area, dots.colour(), dots.points());
            case Layer.Limit limit -> limit(svg, area, limit);
            case Layer.Divide divide -> divide(svg, area, divide);
        }
    }

    private void curve(Markup svg, Area area, Layer.Curve curve) {
        if (curve.points().isEmpty()) {
            return;
        }
        boolean stepped = curve.shape() == Layer.Shape.STEPS || curve.shape() == Layer.Shape.BARS;
        String path = path(area, curve.points(), stepped);
        if (curve.shape() == Layer.Shape.BARS) {
            String ground =
                    String.format(
                            Locale.ROOT,
                            "%sV%.1fH%.1fZ",
                            path,
                            area.bottom(),
                            across(area, curve.points().getFirst().x()));
            svg.empty("path", "class", PlotStyle.tint(curve.colour()), "d", ground);
        }
        svg.empty("path", "class", PlotStyle.line(curve.colour()), "d", path);
        if (curve.shape() == Layer.Shape.DOTTED) {
            dots(svg, area, curve.colour(), curve.points());
        }
    }

    private String path(Area area, List<Layer.Point> points, boolean stepped) {
        StringBuilder path = new StringBuilder();
        for (Layer.Point point : points) {
            String px = Markup.number(across(area, point.x()));
            String py = Markup.number(down(area, point.y()));
            if (path.isEmpty()) {
                path.append('M').append(px).append(' ').append(py);
            } else if (stepped) {
                path.append('H').append(px).append('V').append(py);
            } else {
                path.append('L').append(px).append(' ').append(py);
            }
        }
        return path.toString();
    }

    private void dots(Markup svg, Area area, int colour, List<Layer.Point> points) {
        for (Layer.Point point : points) {
            svg.empty(
                    "circle",
                    "class",
                    PlotStyle.dot(colour),
                    "cx",
                    across(area, point.x()),
                    "cy",
                    down(area, point.y()),
                    "r",
                    DOT);
        }
    }

    private void limit(Markup svg, Area area, Layer.Limit limit) {
        double at = down(area, limit.y());
        double text = at - area.top() < LINE ? at + 15 : at - 5;
        svg.empty("line", "class", "r", "x1", area.left(), "y1", at, "x2", area.right(), "y2", at);
        svg.element("text", limit.name(), "class", "r", "x", area.left() + 6, "y", text);
    }

    private void divide(Markup svg, Area area, Layer.Divide divide) {
        double at = across(area, divide.x());
        boolean before = at + TextSize.of(divide.name()) + 6 > area.right();
        svg.empty("line", "class", "r", "x1", at, "y1", area.top(), "x2", at, "y2", area.bottom());
        svg.element(
                "text",
                divide.name(),
                "class",
                before ? "r e" : "r",
                "x",
                before ? at - 6 : at + 6,
                "y",
                area.top() + 13);
    }

    private double across(Area area, double value) {
        return area.left() + x.scale().place(value) * (area.right() - area.left());
    }

    private double down(Area area, double value) {
        return area.bottom() - y.scale().place(value) * (area.bottom() - area.top());
    }
}
