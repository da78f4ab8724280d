package dev.vox.cli.command.bench;

import dev.vox.bench.Soundness;
import dev.vox.bench.compare.Comparison;
import dev.vox.bench.compare.ComparisonReader;
import dev.vox.bench.compare.ComparisonReport;
import dev.vox.bench.report.BenchDocument;
import dev.vox.bench.result.BenchResult;
import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Results, and what is thought of them.
///
/// @param results in the order of their scenarios
/// @param report gates and comparisons, and whether the results may be used
/// @param refusedOrNull why there is no comparison, where one was asked for
record Judgement(
        List<BenchResult> results,
        ComparisonReport report,
        @Nullable InvalidConfiguration refusedOrNull) {
    /// Under which it stands in the document.
    static final String KEY = "judgement";

    Judgement {
        results = List.copyOf(results);
    }

    /// Results of a run that was broken off: nothing is asked of them, but that they are not all is said.
    static Judgement brokenOff(List<BenchResult> results) {
        List<String> unsound = new ArrayList<>(Soundness.complaints(results));
        if (results.stream().noneMatch(BenchResult::partial)) {
            unsound.add(
                    results.isEmpty()
                            ? "the run was broken off before anything was measured"
                            : "[%s] the run was broken off behind it"
                                    .formatted(results.getLast().scenario()));
        }
        return new Judgement(results, new ComparisonReport(unsound, List.of(), List.of()), null);
    }

    /// What was kept as JSON, judged as it was then.
    ///
    /// @param source what the text is called in messages: a file
    /// @throws InvalidConfiguration when it is no report of a benchmark
    static Judgement kept(String source, String text) {
        BenchDocument.Kept<Optional<ComparisonReport>> kept =
                BenchDocument.read(
                        source, text, root -> root.optionalNode(KEY).map(ComparisonReader::report));
        ComparisonReport report =
                kept.rest()
                        .orElseGet(() ->
                                new ComparisonReport(
                                        Soundness.complaints(kept.results()),
                                        List.of(),
                                        List.of()));
        return new Judgement(kept.results(), report, null);
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
