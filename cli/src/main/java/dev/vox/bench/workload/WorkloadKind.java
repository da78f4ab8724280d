package dev.vox.bench.workload;

import dev.vox.yaml.YamlReader;

/// A kind of workload: what stands in a scenario's file beside `name`, `description` and `kind`, and what is made of it.
public interface WorkloadKind {
    /// As files write it: `first-audio`.
    String name();

    /// Makes a workload of a file's root; notes mistakes there and then answers any workload at all.
    Workload read(YamlReader file);
}
