package dev.vox.bench.report.plot;

import java.util.ArrayList;
import java.util.List;

/// What numbers an axis shows, and where: from 0, its beginning, to 1, its end.
///
/// @param low at its beginning
/// @param high at its end, more than that
/// @param ticks where it is marked, from the beginning to the end
public record Scale(Kind kind, double low, double high, List<Tick> ticks) {
    private static final int MOST_TICKS = 8;
    private static final double PERCENT = 100;

    /// How numbers are spread.
    public enum Kind {
        /// Equal differences are equally far apart.
        LINEAR,
        /// Equal ratios are equally far apart.
        LOGARITHMIC,
        /// Percentiles, each nine as far from the one before: 90, 99, 99.9.
        PERCENTILES
    }

    /// A mark.
    public record Tick(double value, String text) {}

    public Scale {
        ticks = List.copyOf(ticks);
    }

    /// From a number to another, widened to round ones.
    public static Scale linear(double low, double high) {
        double end = high > low ? high : low + 1;
        double step = RoundTicks.step(end - low, MOST_TICKS);
        return exactly(Math.floor(low / step) * step, Math.ceil(end / step) * step);
    }

    /// From a number exactly to another.
    public static Scale exactly(double low, double high) {
        double end = high > low ? high : low + 1;
        return new Scale(Kind.LINEAR, low, end, ticks(RoundTicks.within(low, end, MOST_TICKS)));
    }

    /// From a number to another by ratio; both more than 0.
    public static Scale logarithmic(double low, double high) {
        double end = high > low ? high : low * 10;
        return new Scale(Kind.LOGARITHMIC, low, end, ticks(RoundTicks.logarithmic(low, end)));
    }

    /// Percentiles that so many samples tell: the last nine is the first that they do not reach.
    public static Scale percentiles(long samples) {
        List<Tick> ticks = new ArrayList<>(List.of(new Tick(0, "0"), new Tick(50, "50")));
        double outside = 1;
        do {
            outside /= 10;
            double percent = PERCENT * (1 - outside);
            ticks.add(new Tick(percent, RoundTicks.text(percent)));
        } while (outside * samples > 1 && ticks.size() < MOST_TICKS);
        return new Scale(Kind.PERCENTILES, 0, ticks.getLast().value(), ticks);
    }

    private static List<Tick> ticks(List<Double> values) {
        return values.stream().map(value -> new Tick(value, RoundTicks.text(value))).toList();
    }

    /// Where a number lies; what is beyond an end lies at it.
    public double place(double value) {
        double share = (spread(value) - spread(low)) / (spread(high) - spread(low));
        return Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1);
    }

    private double spread(double value) {
        return switch (kind) {
            case LINEAR -> value;
            case LOGARITHMIC -> Math.log(Math.max(value, low / 10));
            case PERCENTILES -> -Math.log(1 - Math.min(value, high) / PERCENT);
        };
    }
}
