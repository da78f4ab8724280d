package dev.vox.bench.report.plot;

/// An axis of a chart.
///
/// @param name with the unit: `first_audible, ms`
public record Axis(String name, Scale scale) {}
