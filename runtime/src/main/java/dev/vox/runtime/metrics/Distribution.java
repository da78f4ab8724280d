package dev.vox.runtime.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;

import java.time.Duration;

/// A measured quantity, kept twice: as a histogram for the Prometheus page, and as quantiles for people.
///
/// The quantiles are those of the Prometheus client's CKMS summary over the last ten minutes, within half a percent of
/// rank at p95 and a tenth at p99; the histogram's buckets are too coarse for that.
public final class Distribution {
    private static final long WINDOW_SECONDS = 600;

    private final String name;
    private final Histogram histogram;
    private final Summary summary;

    private Distribution(String name, Histogram histogram, Summary summary) {
        this.name = name;
        this.histogram = histogram;
        this.summary = summary;
    }

    /// Makes a distribution and registers its histogram.
    ///
    /// @param buckets upper bounds, rising
    public static Distribution register(
            PrometheusRegistry registry, String name, String help, double... buckets) {
        Histogram histogram =
                Histogram.builder()
                        .name(name)
                        .help(help)
                        .classicOnly()
                        .classicUpperBounds(buckets)
                        .register(registry);
        Summary summary =
                Summary.builder()
                        .name(name)
                        .help(help)
                        .quantile(0.5, 0.01)
                        .quantile(0.95, 0.005)
                        .quantile(0.99, 0.001)
                        .maxAgeSeconds(WINDOW_SECONDS)
                        .build();
        return new Distribution(name, histogram, summary);
    }

    /// Enters a value in the metric's own unit.
    public void observe(double value) {
        histogram.observe(value);
        summary.observe(value);
    }

    /// Enters a duration, in seconds.
    public void observe(Duration duration) {
        observe(duration.toNanos() / 1e9);
    }

    /// What was observed until now.
    public Figure.Distribution figure() {
        SummarySnapshot.SummaryDataPointSnapshot point =
                summary.collect().getDataPoints().getFirst();
        Quantiles quantiles = point.getQuantiles();
        return new Figure.Distribution(
                name,
                "",
                point.getCount(),
                point.getSum(),
                at(quantiles, 0.5),
                at(quantiles, 0.95),
                at(quantiles, 0.99));
    }

    private static double at(Quantiles quantiles, double quantile) {
        for (int i = 0; i < quantiles.size(); i++) {
            if (quantiles.get(i).getQuantile() == quantile) {
                return quantiles.get(i).getValue();
            }
        }
        return Double.NaN;
    }
}
