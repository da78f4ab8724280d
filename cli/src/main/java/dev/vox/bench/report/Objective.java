package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;

/// An objective, as plots show it.
///
/// @param metric of which it is
/// @param name that stands at its line: `p95 ≤ 300 ms`
/// @param value in the metric's unit
public record Objective(Metric metric, String name, double value) {}
