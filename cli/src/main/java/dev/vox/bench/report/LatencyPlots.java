package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.report.plot.Axis;
import dev.vox.bench.report.plot.Chart;
import dev.vox.bench.report.plot.Layer;
import dev.vox.bench.report.plot.RoundTicks;
import dev.vox.bench.report.plot.Scale;

import java.util.ArrayList;
import java.util.List;

/// How samples are spread: their shares by size, and what each percentile is.
final class LatencyPlots {
    private static final int BINS = 40;
    private static final int MOST_BINS = 400;
    private static final double SHOWN = 99;
    private static final double PERCENT = 100;
    private static final double HEADROOM = 1.05;
    private static final int POINTS_A_NINE = 40;

    private LatencyPlots() {}

    /// Shares of the samples, from the least to the 99th percentile of the slowest.
    static Plot distribution(Metric metric, String title, List<Strand> strands) {
        Unit unit = metric.unit();
        double least = least(unit, strands);
        double far = greatest(unit, strands, SHOWN);
        double width = RoundTicks.step(Math.max(far - least, 1.0 / unit.ticks()), BINS);
        double low = Math.floor(least / width) * width;
        int number = (int) Math.clamp(Math.floor((far - low) / width) + 1, 1, MOST_BINS);
        List<Layer> layers = new ArrayList<>();
        double most = 0;
        boolean open = false;
        for (int i = 0; i < strands.size(); i++) {
            Bins bins = Bins.of(strands.get(i).figure().samples(), unit, low, width, number);
            List<Layer.Point> points = outline(bins, strands.get(i).figure().summary().n());
            most = Math.max(most, points.stream().mapToDouble(Layer.Point::y).max().orElse(0));
            open |= bins.open();
            layers.add(new Layer.Curve(strands.get(i).name(), i, Layer.Shape.BARS, points));
        }
        Axis x = new Axis(axis(metric), Scale.exactly(low, low + number * width));
        Axis y = new Axis("share of the samples, %", Scale.linear(0, most));
        Chart chart = new Chart(title + ": distribution", x, y, layers);
        String note = open ? "The last bar holds what lies beyond it too." : "";
        return new Plot("Distribution of " + title, note, chart::svg);
    }

    static String axis(Metric metric) {
        String sign = metric.unit().sign();
        return sign.isEmpty() ? metric.word() : metric.word() + ", " + sign;
    }

    private static List<Layer.Point> outline(Bins bins, long total) {
        List<Layer.Point> points = new ArrayList<>();
        points.add(new Layer.Point(bins.low(), 0));
        for (int i = 0; i < bins.counts().length; i++) {
            double share = PERCENT * bins.counts()[i] / total;
            points.add(new Layer.Point(bins.low() + i * bins.width(), share));
        }
        points.add(new Layer.Point(bins.low() + bins.counts().length * bins.width(), 0));
        return points;
    }

    /// What each percentile is; each further nine takes as much room, as HdrHistogram's plots have it.
    static Plot percentiles(
            Metric metric, String title, List<Strand> strands, List<Objective> objectives) {
        Unit unit = metric.unit();
        List<Layer> layers = new ArrayList<>();
        long samples = 1;
        for (int i = 0; i < strands.size(); i++) {
            Figure figure = strands.get(i).figure();
            samples = Math.max(samples, figure.summary().n());
            layers.add(
                    new Layer.Curve(
                            strands.get(i).name(),
                            i,
                            Layer.Shape.STEPS,
                            curve(figure.samples(), unit)));
        }
        double most = greatest(unit, strands, PERCENT);
        for (Objective objective : objectives) {
            layers.add(new Layer.Limit(objective.name(), objective.value()));
            most = Math.max(most, HEADROOM * objective.value());
        }
        double least = least(unit, strands);
        boolean wide = least > 0 && most / least > PERCENT;
        Scale scale = wide ? Scale.logarithmic(least, most) : Scale.linear(0, most);
        Chart chart =
                new Chart(
                        title + ": percentiles",
                        new Axis("percentile", Scale.percentiles(samples)),
                        new Axis(axis(metric), scale),
                        layers);
        return new Plot("Percentiles of " + title, "", chart::svg);
    }

    private static List<Layer.Point> curve(Samples samples, Unit unit) {
        List<Layer.Point> points = new ArrayList<>();
        double last = 1.0 / samples.count();
        int steps = (int) Math.ceil(POINTS_A_NINE * Math.log10((double) samples.count()));
        for (int i = 0; i < steps; i++) {
            double percent = PERCENT * (1 - Math.pow(10, -i / (double) POINTS_A_NINE));
            points.add(new Layer.Point(percent, unit.of(samples.percentile(percent))));
        }
        points.add(new Layer.Point(PERCENT * (1 - last), unit.of(samples.percentile(PERCENT))));
        points.add(new Layer.Point(PERCENT, unit.of(samples.percentile(PERCENT))));
        return points;
    }

    private static double least(Unit unit, List<Strand> strands) {
        return strands.stream()
                .mapToDouble(strand -> unit.of(strand.figure().summary().min()))
                .min()
                .orElse(0);
    }

    private static double greatest(Unit unit, List<Strand> strands, double percent) {
        return strands.stream()
                .mapToDouble(strand -> unit.of(strand.figure().samples().percentile(percent)))
                .max()
                .orElse(1);
    }
}
