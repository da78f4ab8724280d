package dev.vox.profile;

/// A service-level objective: a figure that must not be exceeded.
///
/// @param metric what is measured: `first_audible`
/// @param statistic of its distribution: `p95`
/// @param most the greatest value that is still good, in the metric's own unit
public record Objective(String metric, String statistic, double most) {}
