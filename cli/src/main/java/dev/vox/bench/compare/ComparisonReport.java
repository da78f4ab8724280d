package dev.vox.bench.compare;

import dev.vox.bench.gate.GateVerdict;

import java.util.List;

/// What a run was judged by: thresholds, objectives, and another run.
///
/// @param unsound why the figures may not be used, a sentence each; none when they may
/// @param gates verdicts of thresholds and objectives
/// @param comparisons with another run; none when there was none
public record ComparisonReport(
        List<String> unsound, List<GateVerdict> gates, List<Comparison> comparisons) {
    /// Nothing was judged.
    public static final ComparisonReport NONE =
            new ComparisonReport(List.of(), List.of(), List.of());

    public ComparisonReport {
        unsound = List.copyOf(unsound);
        gates = List.copyOf(gates);
        comparisons = List.copyOf(comparisons);
    }

    /// Whether the figures may be used, every demand is held, and nothing is worse.
    public boolean passed() {
        return unsound.isEmpty()
                && gates.stream().allMatch(GateVerdict::passed)
                && comparisons.stream().noneMatch(Comparison::regression);
    }

    /// Whether nothing was to be judged by anything; whether the figures may be used is seen in the figures then.
    public boolean isEmpty() {
        return gates.isEmpty() && comparisons.isEmpty();
    }
}
