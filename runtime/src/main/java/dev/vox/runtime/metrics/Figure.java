package dev.vox.runtime.metrics;

/// One metric's present figures.
public sealed interface Figure {
    /// The name on the Prometheus page: `synthesis_total`.
    String name();

    /// The label values, joined by commas; empty when the metric has no labels.
    String labels();

    /// A counter or a gauge.
    record Value(String name, String labels, double value) implements Figure {}

    /// A distribution, with the quantiles of the last ten minutes; they are NaN when nothing was observed then.
    record Distribution(
            String name, String labels, long count, double sum, double p50, double p95, double p99)
            implements Figure {}
}
