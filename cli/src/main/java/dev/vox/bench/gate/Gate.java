package dev.vox.bench.gate;

import dev.vox.bench.gate.GateVerdict.Kind;
import dev.vox.bench.gate.GateVerdict.Measured;
import dev.vox.bench.gate.GateVerdict.Outcome;
import dev.vox.bench.metric.Amount;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds results against thresholds. Pure: the same results have the same verdicts.
public final class Gate {
    private Gate() {}

    /// Judges thresholds that must not be true, as `--fail-if` has them.
    ///
    /// Every series that a threshold speaks of is judged by itself. Where one subject of a result has such a series, each of its subjects
    /// must; a threshold that speaks of no series of any result is missed.
    ///
    /// @return a verdict or more for each threshold, in their order
    public static List<GateVerdict> judge(List<BenchResult> results, List<Threshold> thresholds) {
        List<GateVerdict> verdicts = new ArrayList<>();
        for (Threshold threshold : thresholds) {
            Judged judged = new Judged(Kind.FAIL_IF, threshold);
            for (BenchResult result : results) {
                boolean spoken = result.subjects().stream().anyMatch(judged::speaksOf);
                if (spoken) {
                    result.subjects().forEach(each -> verdicts.addAll(judged.of(result, each)));
                }
            }
            if (verdicts.stream().noneMatch(each -> each.demand().equals(threshold.text()))) {
                verdicts.add(judged.nothing(results));
            }
        }
        return verdicts;
    }

    /// A threshold and the sense in which it is meant.
    record Judged(Kind kind, Threshold threshold) {
        boolean speaksOf(SubjectResult subject) {
            return subject.series().stream().anyMatch(threshold::matches);
        }

        List<GateVerdict> of(BenchResult result, SubjectResult subject) {
            List<Series> series = subject.series().stream().filter(threshold::matches).toList();
            if (series.isEmpty()) {
                return List.of(missing(result.scenario(), subject.subject(), known(subject)));
            }
            return series.stream().map(each -> of(result, subject, each)).toList();
        }

        private GateVerdict of(BenchResult result, SubjectResult subject, Series series) {
            Measured measured =
                    new Measured(
                            threshold.measured(series.samples()),
                            threshold.statistic().unit(threshold.metric()),
                            series.samples().count());
            boolean isTrue = threshold.operator().test(measured.value(), threshold.bound());
            boolean held =
                    switch (kind) {
                        case FAIL_IF -> !isTrue;
                        case OBJECTIVE -> isTrue;
                    };
            return new GateVerdict(
                    threshold.text(),
                    kind,
                    result.scenario(),
                    subject.subject(),
                    series.title(),
                    measured,
                    held ? Outcome.HELD : Outcome.MISSED,
                    held ? "" : reason(measured));
        }

        private String reason(Measured measured) {
            return "%s is %s"
                    .formatted(
                            threshold.statistic().word(),
                            Amount.text(measured.value(), measured.unit()));
        }

        GateVerdict nothing(List<BenchResult> results) {
            Set<String> known = new LinkedHashSet<>();
            for (BenchResult result : results) {
                result.subjects().forEach(subject -> known.addAll(known(subject)));
            }
            return missing("", "", known);
        }

        private GateVerdict missing(String scenario, String subject, Set<String> known) {
            String there =
                    known.isEmpty()
                            ? "nothing was measured"
                            : "there are "
                                    + known.stream().sorted().collect(Collectors.joining(", "));
            return new GateVerdict(
                    threshold.text(),
                    kind,
                    scenario,
                    subject,
                    "",
                    null,
                    Outcome.NO_SERIES,
                    "no such series was measured; " + there);
        }

        /// The series of the metric, or of all when it has none.
        private Set<String> known(SubjectResult subject) {
            List<Series> same =
                    subject.series().stream()
                            .filter(each -> each.metric() == threshold.metric())
                            .toList();
            return (same.isEmpty() ? subject.series() : same)
                    .stream().map(Series::title).collect(Collectors.toSet());
        }
    }
}
