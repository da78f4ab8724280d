package dev.vox.bench.compare;

import dev.vox.bench.gate.GateVerdict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a run was judged by: thresholds, objectives, and another run.
///
/// @param unsound why the figures may not be used, a sentence each; none when they may
/// @param gates verdicts of thresholds and objectives
/// @param comparisons with another run; none when there was none
public record ComparisonReport(
        List<String> unsound, List<GateVerdict> gates, List<Comparison> comparisons) {
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

    /// Whether there is nothing to say: nothing was to be judged by anything, and the figures may be used.
    public boolean isEmpty() {
        return unsound.isEmpty() && gates.isEmpty() && comparisons.isEmpty();
    }

    /// What came of it, a phrase: `2 worse, 1 better, 1 of 3 thresholds missed`.
    public String headline() {
        List<String> parts = new ArrayList<>();
        if (!unsound.isEmpty()) {
            parts.add("the figures may not be used");
        }
        if (!comparisons.isEmpty()) {
            parts.add(differences());
        }
        if (!gates.isEmpty()) {
            long missed = gates.stream().filter(each -> !each.passed()).count();
            parts.add("%d of %d thresholds missed".formatted(missed, gates.size()));
        }
        return String.join(", ", parts);
    }

    private String differences() {
        long worse = count(Verdict.WORSE);
        long better = count(Verdict.BETTER);
        return worse == 0 && better == 0
                ? "no difference found"
                : "%d worse, %d better".formatted(worse, better);
    }

    private long count(Verdict verdict) {
        return comparisons.stream()
                .flatMap(comparison -> comparison.series().stream())
                .filter(each -> each.verdict() == verdict)
                .count();
    }

    /// Why the answer is no, a sentence each by the grammar of `VoxException`; none when it is yes.
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>(unsound);
        for (Comparison comparison : comparisons) {
            for (SeriesComparison each : comparison.series()) {
                if (each.verdict() == Verdict.WORSE) {
                    complaints.add(worse(comparison, each));
                }
            }
        }
        gates.stream().filter(each -> !each.passed()).forEach(each -> complaints.add(missed(each)));
        return complaints;
    }

    private static String worse(Comparison comparison, SeriesComparison each) {
        return "[%s of %s] %s is worse: %s, measured by %s"
                .formatted(
                        comparison.scenario(),
                        comparison.b(),
                        each.title(),
                        ChangeText.change(each.ratio().value()),
                        comparison.a());
    }

    private static String missed(GateVerdict each) {
        List<String> place =
                Stream.of(each.scenario(), each.subject()).filter(part -> !part.isEmpty()).toList();
        String where = place.isEmpty() ? "" : "[" + String.join(" of ", place) + "] ";
        String of = each.series().isEmpty() ? "" : " by " + each.series();
        return where + "missed%s: %s, %s".formatted(of, each.demand(), each.reason());
    }
}
