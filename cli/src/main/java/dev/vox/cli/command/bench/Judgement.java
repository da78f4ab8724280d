package dev.vox.cli.command.bench;

import dev.vox.bench.Soundness;
import dev.vox.bench.compare.Comparison;
import dev.vox.bench.compare.ComparisonReport;
import dev.vox.bench.result.BenchResult;
import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Results, and what is thought of them.
///
/// @param results in the order of their scenarios
/// @param report gates and comparisons, and whether the results may be used
/// @param refusedOrNull why there is no comparison, where one was asked for
record Judgement(
        List<BenchResult> results,
        ComparisonReport report,
        @Nullable InvalidConfiguration refusedOrNull) {
    Judgement {
        results = List.copyOf(results);
    }

    /// Results that nobody has judged.
    static Judgement none(List<BenchResult> results) {
        return new Judgement(results, ComparisonReport.NONE, null);
    }

    /// Judges results by demands and by what they are to be compared with.
    static Judgement of(List<BenchResult> results, GateOptions.Gates gates, Opponent opponent) {
        List<Comparison> comparisons = List.of();
        InvalidConfiguration refused = null;
        try {
            comparisons = opponent.compare(results);
        } catch (InvalidConfiguration e) {
            refused = e;
        }
        return new Judgement(
                results,
                new ComparisonReport(
                        Soundness.complaints(results), gates.judge(results), comparisons),
                refused);
    }

    /// Whether the answer is yes: the figures may be used, and hold what was asked of them.
    boolean passed() {
        return report.passed();
    }

    /// Throws why there is no comparison, once the results are where they were asked for.
    void complain() {
        if (refusedOrNull != null) {
            throw refusedOrNull;
        }
    }
}
