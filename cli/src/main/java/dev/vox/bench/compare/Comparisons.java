package dev.vox.bench.compare;

import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.SubjectResult;
import dev.vox.problem.InvalidConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what is compared with what.
public final class Comparisons {
    private Comparisons() {}

    /// Compares the second subject of each result with the first.
    ///
    /// @param results of two subjects each
    /// @throws InvalidConfiguration as [Comparison#of] does
    public static List<Comparison> inTurns(List<BenchResult> results, Conditions conditions) {
        return results.stream()
                .map(result -> {
                    if (result.subjects().size() != 2) {
                        throw new IllegalArgumentException("two subjects are compared");
                    }
                    return Comparison.of(
                            contender(result, result.subjects().getFirst()),
                            contender(result, result.subjects().getLast()),
                            conditions);
                })
                .toList();
    }

    private static Contender contender(BenchResult result, SubjectResult subject) {
        return new Contender(subject.subject(), result, subject);
    }

    /// Compares results with those of the same scenarios that were saved: a subject with the one of its name, or, where each side has one
    /// alone, with that.
    ///
    /// @param baseline what the saved results are called: a name, a file
    /// @throws InvalidConfiguration when no scenario was saved of those that were run, or a subject was not, and as [Comparison#of] does
    public static List<Comparison> against(
            String baseline,
            List<BenchResult> saved,
            List<BenchResult> results,
            Conditions conditions) {
        List<Comparison> comparisons = new ArrayList<>();
        for (BenchResult result : results) {
            saved(saved, result.scenario())
                    .ifPresent(before ->
                            comparisons.addAll(against(baseline, before, result, conditions)));
        }
        if (comparisons.isEmpty()) {
            throw new InvalidConfiguration(
                    "[%s] it has no result of %s; it has %s"
                            .formatted(baseline, scenarios(results), scenarios(saved)),
                    "save one: vox bench SCENARIO --save NAME");
        }
        return comparisons;
    }

    private static List<Comparison> against(
            String baseline, BenchResult saved, BenchResult result, Conditions conditions) {
        List<Comparison> comparisons = new ArrayList<>();
        for (SubjectResult subject : result.subjects()) {
            SubjectResult before =
                    saved(baseline, saved, subject.subject(), result.subjects().size());
            comparisons.add(
                    Comparison.of(
                            new Contender(baseline, saved, before),
                            contender(result, subject),
                            conditions));
        }
        return comparisons;
    }

    /// What was saved of a scenario.
    static Optional<BenchResult> saved(List<BenchResult> saved, String scenario) {
        return saved.stream().filter(each -> each.scenario().equals(scenario)).findFirst();
    }

    /// What was saved of a subject.
    ///
    /// @param all how many subjects are compared
    /// @throws InvalidConfiguration when nothing was
    static SubjectResult saved(String baseline, BenchResult saved, String subject, int all) {
        boolean alone = saved.subjects().size() == 1 && all == 1;
        return saved.subjects().stream()
                .filter(each -> alone || each.subject().equals(subject))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidConfiguration(
                                "[%s] nothing called '%s' was measured by %s"
                                        .formatted(baseline, subject, saved.scenario()),
                                "there are: " + subjects(saved)));
    }

    private static String scenarios(List<BenchResult> results) {
        return String.join(", ", results.stream().map(BenchResult::scenario).distinct().toList());
    }

    private static String subjects(BenchResult result) {
        return String.join(", ", result.subjects().stream().map(SubjectResult::subject).toList());
    }
}
