package dev.vox.cli.command.bench;

import dev.vox.bench.compare.Comparison;
import dev.vox.bench.compare.SeriesComparison;
import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.gate.MalformedThreshold;
import dev.vox.bench.gate.Threshold;
import dev.vox.bench.report.Contrast;
import dev.vox.bench.report.HtmlReport;
import dev.vox.bench.report.Judged;
import dev.vox.bench.report.Objective;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The HTML page, with what the figures were held to and compared with.
final class HtmlForm {
    private HtmlForm() {}

    static String text(Judgement judgement) {
        List<Comparison> comparisons = judgement.report().comparisons();
        List<Contrast> contrasts =
                comparisons.stream()
                        .flatMap(each -> contrasts(each, comparisons.size() > 1))
                        .toList();
        List<Objective> objectives =
                judgement.report().gates().stream()
                        .map(GateVerdict::demand)
                        .distinct()
                        .flatMap(HtmlForm::objective)
                        .toList();
        return HtmlReport.text(
                judgement.results(),
                new Judged(
                        judgement.report().headline(),
                        judgement.passed(),
                        judgement.report().unsound(),
                        judgement.report().gates(),
                        contrasts,
                        objectives));
    }

    private static Stream<Contrast> contrasts(Comparison comparison, boolean several) {
        String scenario = several ? comparison.scenario() + " " : "";
        return comparison.series().stream().map(each -> contrast(comparison, scenario, each));
    }

    private static Contrast contrast(
            Comparison comparison, String scenario, SeriesComparison series) {
        return new Contrast(
                scenario + series.title(),
                comparison.a(),
                comparison.b(),
                series.ratio().value(),
                series.ratio().low(),
                series.ratio().high(),
                series.p(),
                series.verdict().word());
    }

    /// What a plot can show a line for: a demand on a value of the metric itself.
    private static Stream<Objective> objective(String demand) {
        try {
            Threshold threshold = Threshold.parse(demand);
            boolean drawn =
                    Objects.equals(
                            threshold.statistic().unit(threshold.metric()),
                            threshold.metric().unit());
            return drawn
                    ? Stream.of(new Objective(threshold.metric(), demand, threshold.bound()))
                    : Stream.of();
        } catch (MalformedThreshold unknown) {
            return Stream.of();
        }
    }
}
