package dev.vox.bench.compare;

import dev.vox.bench.gate.GateVerdict;

import java.util.List;

/// What a run was judged by: thresholds, objectives, and another run.
///
/// @param gates verdicts of thresholds and objectives
/// @param comparisons with another run; none when there was none
public record ComparisonReport(List<GateVerdict> gates, List<Comparison> comparisons) {
    /// Nothing was judged.
    public static final ComparisonReport NONE = new ComparisonReport(List.of(), List.of());

    public ComparisonReport {
        gates = List.copyOf(gates);
        comparisons = List.copyOf(comparisons);
    }

    /// Whether every demand is held and nothing is worse.
    public boolean passed() {
        return gates.stream().allMatch(GateVerdict::passed)
                && comparisons.stream().noneMatch(Comparison::regression);
    }

    /// Whether anything was judged.
    public boolean isEmpty() {
        return gates.isEmpty() && comparisons.isEmpty();
    }
}
