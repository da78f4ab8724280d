package dev.vox.runtime.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads a registry as plain figures, for the JSON beside the Prometheus page.
public final class Figures {
    private Figures() {}

    /// The counters and gauges of a registry, and the given distributions with their quantiles.
    public static List<Figure> of(PrometheusRegistry registry, List<Distribution> distributions) {
        List<Figure> figures = new ArrayList<>();
        for (MetricSnapshot snapshot : registry.scrape()) {
            String name = snapshot.getMetadata().getPrometheusName();
            // Histograms come as distributions below; the client has no other kind here.
            if (snapshot instanceof CounterSnapshot counter) {
                counter.getDataPoints()
                        .forEach(point ->
                                figures.add(
                                        new Figure.Value(
                                                name + "_total", labels(point), point.getValue())));
            } else if (snapshot instanceof GaugeSnapshot gauge) {
                gauge.getDataPoints()
                        .forEach(point ->
                                figures.add(
                                        new Figure.Value(name, labels(point), point.getValue())));
            }
        }
        distributions.forEach(distribution -> figures.add(distribution.figure()));
        return figures;
    }

    private static String labels(DataPointSnapshot point) {
        return point.getLabels().stream().map(Label::getValue).collect(Collectors.joining(","));
    }
}
