package dev.vox.bench.report.plot;

import java.util.List;

/// What is drawn within the axes of a chart.
public sealed interface Layer {
    /// A point in the numbers of the axes.
    record Point(double x, double y) {}

    /// Points joined by a line.
    ///
    /// @param name for the legend; empty when it has none
    /// @param colour from 0; beyond the last they begin again
    /// @param shape of the line
    record Curve(String name, int colour, Shape shape, List<Point> points) implements Layer {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /// How a curve goes from point to point.
    enum Shape {
        /// Straight.
        LINE,
        /// Straight, with a dot at each point.
        DOTTED,
        /// Level to the next point, then up or down.
        STEPS,
        /// As steps, and the area below is tinted.
        BARS
    }

    /// Points that are not joined.
    record Dots(String name, int colour, List<Point> points) implements Layer {
        public Dots {
            points = List.copyOf(points);
        }
    }

    /// A line across the chart at a number of the vertical axis.
    ///
    /// @param name that stands at it
    record Limit(String name, double y) implements Layer {}

    /// A line up the chart at a number of the horizontal axis.
    ///
    /// @param name that stands at it
    record Divide(String name, double x) implements Layer {}
}
