package dev.vox.cli.command.bench;

import dev.vox.bench.BenchRunner;
import dev.vox.bench.scenario.WorkloadKinds;
import dev.vox.bench.target.Targets;
import dev.vox.env.Project;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What the commands of `vox bench` work with. Nothing of it is made before it is asked for.
///
/// @param kinds the kinds of workloads that there are
/// @param targets opens what is measured, for a project
/// @param clock tells when a run began
/// @param ticker monotonic, in ns
public record BenchParts(
        Supplier<WorkloadKinds> kinds,
        Function<Project, Targets> targets,
        InstantSource clock,
        LongSupplier ticker) {
    /// Runs scenarios.
    public BenchRunner runner() {
        return new BenchRunner(clock, ticker);
    }
}
