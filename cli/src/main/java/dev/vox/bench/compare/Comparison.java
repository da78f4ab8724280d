package dev.vox.bench.compare;

import dev.vox.bench.result.Fingerprint.Difference;
import dev.vox.bench.result.Series;
import dev.vox.problem.InvalidConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A scenario, measured with A and with B.
///
/// @param a what B is measured by
/// @param differences of what they were measured on
/// @param series that both have
/// @param onlyA figures that B has not
/// @param onlyB figures that A has not
/// @param notes what a reader has to know, sentences
public record Comparison(
        String scenario,
        String a,
        String b,
        boolean inTurns,
        Rule rule,
        List<Difference> differences,
        List<SeriesComparison> series,
        List<String> onlyA,
        List<String> onlyB,
        List<String> notes) {
    public Comparison {
        differences = List.copyOf(differences);
        series = List.copyOf(series);
        onlyA = List.copyOf(onlyA);
        onlyB = List.copyOf(onlyB);
        notes = List.copyOf(notes);
    }

    /// Compares what came of a scenario.
    ///
    /// @throws InvalidConfiguration when they were measured on what is not the same, and that is not meant, or when they have no figure in
    ///     common
    public static Comparison of(Contender a, Contender b, Conditions conditions) {
        List<Difference> differences = a.conditions().differences(b.conditions());
        conditions.require(a.result().scenario(), a.name(), b.name(), differences);
        List<SeriesComparison> series = new ArrayList<>();
        List<String> onlyA = new ArrayList<>();
        for (Series each : a.subject().series()) {
            find(each, b.subject().series())
                    .ifPresentOrElse(
                            same ->
                                    series.add(
                                            SeriesComparison.of(
                                                    each,
                                                    same,
                                                    conditions.inTurns(),
                                                    conditions.rule())),
                            () -> onlyA.add(each.title()));
        }
        if (series.isEmpty()) {
            throw new InvalidConfiguration(
                    "[%s] %s and %s have no figure in common"
                            .formatted(a.result().scenario(), a.name(), b.name()));
        }
        List<String> onlyB =
                b.subject().series().stream()
                        .filter(each -> find(each, a.subject().series()).isEmpty())
                        .map(Series::title)
                        .toList();
        return new Comparison(
                a.result().scenario(),
                a.name(),
                b.name(),
                conditions.inTurns(),
                conditions.rule(),
                differences,
                series,
                onlyA,
                onlyB,
                notes(a, b, conditions));
    }

    private static Optional<Series> find(Series wanted, List<Series> among) {
        return among.stream()
                .filter(each ->
                        each.metric() == wanted.metric() && each.labels().equals(wanted.labels()))
                .findFirst();
    }

    private static List<String> notes(Contender a, Contender b, Conditions conditions) {
        List<String> notes = new ArrayList<>();
        if (!conditions.inTurns()) {
            notes.add(
                    "%s was measured at another time, not in turns with %s: how busy the machine was"
                                    .formatted(a.name(), b.name())
                            + " then and now is in the difference");
        }
        notes.addAll(a.notes());
        notes.addAll(b.notes());
        return notes;
    }

    /// Whether a figure of B is worse.
    public boolean regression() {
        return series.stream().anyMatch(each -> each.verdict() == Verdict.WORSE);
    }
}
