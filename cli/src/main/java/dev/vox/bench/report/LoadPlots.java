package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.report.plot.Axis;
import dev.vox.bench.report.plot.Chart;
import dev.vox.bench.report.plot.Layer;
import dev.vox.bench.report.plot.Scale;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.SubjectResult;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Figures against the number of sessions at a time.
final class LoadPlots {
    private static final int MEDIAN = 50;
    private static final int HIGH = 95;
    private static final double STEEP = 30;
    private static final double HEADROOM = 1.05;

    private LoadPlots() {}

    /// A plot a metric that was measured with two numbers of sessions or more.
    static List<Plot> of(BenchResult result, List<Objective> objectives) {
        Map<Metric, List<Layer>> layers = new EnumMap<>(Metric.class);
        int colour = 0;
        for (SubjectResult subject : result.subjects()) {
            String name = result.subjects().size() > 1 ? subject.subject() + " " : "";
            for (Map.Entry<Metric, SortedMap<Integer, Figure>> each :
                    bySessions(subject).entrySet()) {
                if (each.getValue().size() > 1) {
                    List<Layer> of = layers.computeIfAbsent(each.getKey(), m -> new ArrayList<>());
                    of.add(curve(name + "p95", colour, each.getValue(), HIGH));
                    of.add(curve(name + "p50", colour + 1, each.getValue(), MEDIAN));
                }
            }
            colour += 2;
        }
        List<Plot> plots = new ArrayList<>();
        layers.forEach((metric, of) -> plots.add(plot(result, metric, of, objectives)));
        return plots;
    }

    private static Map<Metric, SortedMap<Integer, Figure>> bySessions(SubjectResult subject) {
        Map<Metric, SortedMap<Integer, Figure>> found = new EnumMap<>(Metric.class);
        for (Figure figure : Figure.all(subject)) {
            String sessions = figure.series().labels().getOrDefault("sessions", "");
            if (sessions.matches("[0-9]{1,6}")) {
                found.computeIfAbsent(figure.metric(), metric -> new TreeMap<>())
                        .putIfAbsent(Integer.valueOf(sessions), figure);
            }
        }
        return found;
    }

    private static Layer.Curve curve(
            String name, int colour, SortedMap<Integer, Figure> figures, int percent) {
        List<Layer.Point> points = new ArrayList<>();
        figures.forEach((sessions, figure) ->
                points.add(
                        new Layer.Point(
                                sessions, figure.unit().of(figure.samples().percentile(percent)))));
        return new Layer.Curve(name, colour, Layer.Shape.DOTTED, points);
    }

    private static Plot plot(
            BenchResult result, Metric metric, List<Layer> curves, List<Objective> objectives) {
        List<Layer> layers = new ArrayList<>(curves);
        List<Layer.Point> points =
                curves.stream()
                        .map(Layer.Curve.class::cast)
                        .flatMap(curve -> curve.points().stream())
                        .toList();
        double most = points.stream().mapToDouble(Layer.Point::y).max().orElse(1);
        double least = points.stream().mapToDouble(Layer.Point::y).min().orElse(0);
        double sessions = points.stream().mapToDouble(Layer.Point::x).max().orElse(1);
        for (Objective objective : objectives) {
            if (objective.metric() == metric) {
                layers.add(new Layer.Limit(objective.name(), objective.value()));
                most = Math.max(most, HEADROOM * objective.value());
            }
        }
        held(result)
                .ifPresent(number ->
                        layers.add(new Layer.Divide("objectives hold up to " + number, number)));
        boolean steep = least > 0 && most / least > STEEP;
        Chart chart =
                new Chart(
                        metric.word() + " against concurrent sessions",
                        new Axis("sessions at a time", Scale.linear(0, sessions)),
                        new Axis(
                                LatencyPlots.axis(metric),
                                steep ? Scale.logarithmic(least, most) : Scale.linear(0, most)),
                        layers);
        return new Plot(metric.word() + " against concurrent sessions", "", chart::svg);
    }

    /// The most sessions with which the only subject held every objective, where another step missed one.
    private static Optional<Integer> held(BenchResult result) {
        if (result.subjects().size() != 1) {
            return Optional.empty();
        }
        List<LoadStep> steps = result.subjects().getFirst().steps();
        boolean missed = steps.stream().anyMatch(step -> !step.held());
        return steps.stream()
                .filter(step -> missed && step.held())
                .map(LoadStep::sessions)
                .max(Integer::compare);
    }
}
