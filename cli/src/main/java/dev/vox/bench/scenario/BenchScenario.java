package dev.vox.bench.scenario;

import dev.vox.bench.workload.Workload;

/// What `vox bench` runs.
///
/// @param name as the file calls it
/// @param description a sentence
/// @param kind of its workload: `first-audio`
public record BenchScenario(String name, String description, String kind, Workload workload) {}
