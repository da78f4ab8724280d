package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Summary;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.SubjectResult;
import dev.vox.report.MarkdownText;
import dev.vox.text.Figures;

import java.util.List;

/// Results as GitHub shows Markdown.
public final class MarkdownReport {
    private final StringBuilder page = new StringBuilder();

    private MarkdownReport() {}

    /// The page of results.
    public static String text(List<BenchResult> results) {
        MarkdownReport report = new MarkdownReport();
        results.forEach(report::result);
        report.definitions(results);
        return report.page.toString();
    }

    private void result(BenchResult result) {
        page.append("# ").append(MarkdownText.line(result.scenario())).append("\n\n");
        page.append(MarkdownText.line(result.kind())).append(", ").append(result.startedAt());
        page.append(", ").append(Figures.duration(result.took())).append('\n');
        if (result.partial()) {
            page.append("\n**The run was interrupted:** these are the figures until then.\n");
        }
        if (!result.parameters().isEmpty()) {
            String parameters = BenchPage.parameters(result.parameters());
            page.append('\n').append(MarkdownText.code(parameters)).append('\n');
        }
        result.subjects().forEach(this::subject);
    }

    private void subject(SubjectResult subject) {
        page.append("\n## ").append(MarkdownText.line(subject.subject())).append('\n');
        String identity = Identity.of(subject.fingerprint());
        if (!identity.isEmpty()) {
            page.append('\n').append(MarkdownText.first(identity)).append('\n');
        }
        page.append("\n| metric | labels | n | p50 | ± | p90 | p95 | p99 | max | unit |\n");
        page.append("|---|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
        Figure.of(subject).forEach(this::row);
        steps(subject.steps());
        remarks(subject);
    }

    private void row(Figure figure) {
        Summary summary = figure.summary();
        page.append("| ").append(MarkdownText.line(figure.metric().word()));
        page.append(" | ").append(MarkdownText.line(figure.series().label()));
        page.append(" | ").append(summary.n());
        page.append(" | **").append(figure.number(summary.p50())).append("** | ");
        page.append(summary.n() > 1 ? figure.number(figure.give()) : "");
        page.append(" | ").append(figure.number(summary.p90()));
        page.append(" | ").append(figure.number(summary.p95()));
        page.append(" | ").append(figure.number(summary.p99()));
        page.append(" | ").append(figure.number(summary.max()));
        page.append(" | ").append(figure.unit().sign()).append(" |\n");
    }

    private void steps(List<LoadStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        List<Metric> metrics = FigureTables.metrics(steps);
        page.append("\n| sessions | objectives |");
        metrics.forEach(metric ->
                page.append(' ').append(MarkdownText.line(metric.word())).append(" p95 |"));
        page.append(" gave out |\n|--:|---|")
                .append("--:|".repeat(metrics.size()))
                .append("---|\n");
        for (LoadStep step : steps) {
            page.append("| ").append(step.sessions());
            page.append(step.held() ? " | held |" : " | **missed** |");
            metrics.forEach(
                    metric -> page.append(' ').append(FigureTables.p95(step, metric)).append(" |"));
            page.append(' ').append(MarkdownText.line(step.gaveOut().orElse(""))).append(" |\n");
        }
    }

    private void remarks(SubjectResult subject) {
        if (subject.flaws().isEmpty() && subject.overhead().isEmpty()) {
            return;
        }
        page.append('\n');
        for (Flaw flaw : subject.flaws()) {
            page.append("- **not used:** ").append(flaw.count()).append(" × ");
            page.append(MarkdownText.line(flaw.reason())).append('\n');
        }
        subject.overhead()
                .ifPresent(overhead -> {
                    page.append("- load generator: ").append(MarkdownText.line(Costs.of(overhead)));
                    page.append('\n');
                    overhead.bottleneck()
                            .ifPresent(why ->
                                    page.append("- **the load generator was the bottleneck:** ")
                                            .append(MarkdownText.line(why))
                                            .append('\n'));
                });
    }

    private void definitions(List<BenchResult> results) {
        page.append("\n<details><summary>What the figures mean</summary>\n\n");
        BenchDocument.metrics(results)
                .forEach(metric ->
                        page.append("- **")
                                .append(MarkdownText.line(metric.word()))
                                .append("**: ")
                                .append(MarkdownText.line(metric.definition()))
                                .append('\n'));
        page.append("\n</details>\n");
    }
}
