package dev.vox.bench.report;

import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.report.plot.Axis;
import dev.vox.bench.report.plot.Chart;
import dev.vox.bench.report.plot.Course;
import dev.vox.bench.report.plot.Layer;
import dev.vox.bench.report.plot.Layer.Point;
import dev.vox.bench.report.plot.Scale;
import dev.vox.bench.result.LevelCurve;
import dev.vox.bench.result.Waterfall;
import dev.vox.text.Figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What happened when: samples over the run, levels over an utterance, courses of utterances and barge-ins.
final class TimePlots {
    private static final double NANOS_A_SECOND = 1e9;
    private static final double NANOS_A_MILLISECOND = 1e6;
    private static final int MOST_DOTS = 500;
    private static final int MOST_SPANS = 200;
    private static final int SAMPLES_A_SPAN = 10;
    private static final double FLOOR = -100;
    private static final double AUDIBLE = -50;

    private TimePlots() {}

    /// Samples at the times of the run at which they were measured; of many the mean and the greatest of each span.
    static Plot overRun(Strand strand) {
        Figure figure = strand.figure();
        Samples samples = figure.samples();
        Unit unit = figure.unit();
        long[] at = samples.at();
        double from = Arrays.stream(at).min().orElse(0) / NANOS_A_SECOND;
        double to = Arrays.stream(at).max().orElse(0) / NANOS_A_SECOND;
        boolean few = at.length <= MOST_DOTS;
        int spans = Math.clamp(at.length / SAMPLES_A_SPAN, 1, MOST_SPANS);
        List<Layer> layers =
                few
                        ? List.of(new Layer.Dots("", 0, dots(samples, unit)))
                        : List.of(
                                spans(
                                        "greatest",
                                        1,
                                        OverTime.greatest(samples, spans),
                                        unit,
                                        from,
                                        to),
                                spans("mean", 0, OverTime.means(samples, spans), unit, from, to));
        long[] values = samples.values();
        double least = unit.of(Arrays.stream(values).min().orElse(0));
        double most = unit.of(Arrays.stream(values).max().orElse(1));
        String title = strand.title();
        Chart chart =
                new Chart(
                        title + " over the run",
                        new Axis("since the run began, s", Scale.exactly(from, to)),
                        new Axis(
                                LatencyPlots.axis(figure.metric()),
                                Scale.linear(least > most / 2 ? least : 0, most)),
                        layers);
        String note =
                few
                        ? ""
                        : "The mean and the greatest of each of %d spans of time.".formatted(spans);
        return new Plot(title + " over the run", note, chart::svg);
    }

    private static List<Point> dots(Samples samples, Unit unit) {
        long[] at = samples.at();
        long[] values = samples.values();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            points.add(new Point(at[i] / NANOS_A_SECOND, unit.of(values[i])));
        }
        return points;
    }

    private static Layer spans(
            String name, int colour, double[] ticks, Unit unit, double from, double to) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < ticks.length; i++) {
            if (!Double.isNaN(ticks[i])) {
                double x = from + (i + 0.5) * (to - from) / ticks.length;
                points.add(new Point(x, ticks[i] / unit.ticks()));
            }
        }
        return new Layer.Curve(name, colour, Layer.Shape.LINE, points);
    }

    /// How loud an utterance was, and from where on it is audible.
    static Plot level(String title, LevelCurve curve) {
        double step = curve.step().toNanos() / NANOS_A_MILLISECOND;
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < curve.dbfs().length; i++) {
            points.add(new Point(i * step, Math.max(FLOOR, curve.dbfs()[i])));
        }
        Chart chart =
                new Chart(
                        "Audio level: " + title,
                        new Axis(
                                "of the utterance, ms",
                                Scale.exactly(0, curve.dbfs().length * step)),
                        new Axis("level, dBFS", Scale.exactly(FLOOR, 0)),
                        List.of(
                                new Layer.Curve("", 0, Layer.Shape.BARS, points),
                                new Layer.Limit("audible above −50 dBFS", AUDIBLE)));
        return new Plot("Audio level: " + title, "", chart::svg);
    }

    /// What happened of an utterance or a barge-in, on an axis that may be longer than it.
    static Plot course(String title, Waterfall course, Duration until) {
        List<Course.Part> parts = new ArrayList<>();
        Duration before = null;
        for (Waterfall.Mark mark : course.marks()) {
            String text =
                    before == null
                            ? "at " + Figures.duration(mark.since())
                            : "+" + Figures.duration(mark.since().minus(before));
            parts.add(new Course.Part(mark.event(), millis(mark.since()), text));
            before = mark.since();
        }
        double begins =
                course.marks().stream().mapToDouble(mark -> millis(mark.since())).min().orElse(0);
        String caption = "Course: " + title;
        Course plot =
                new Course(
                        caption,
                        "since the " + begin(course) + ", ms",
                        Math.min(0, begins),
                        parts,
                        Math.max(millis(until), 1));
        return new Plot(caption, "Each bar begins where the one above it ends.", plot::svg);
    }

    private static String begin(Waterfall course) {
        return course.marks().isEmpty() ? "beginning" : course.marks().getFirst().event();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_A_MILLISECOND;
    }
}
