package dev.vox.cli.command.bench;

import dev.vox.bench.compare.ComparisonJunit;
import dev.vox.bench.compare.ComparisonMarkdown;
import dev.vox.bench.report.CsvReport;
import dev.vox.bench.report.MarkdownReport;
import dev.vox.bench.report.PrometheusReport;

import java.util.Locale;

/// A form in which results are written to a file.
enum BenchForm {
    CSV("Every sample as a row of CSV."),
    PROMETHEUS("The figures as a page that Prometheus reads."),
    MARKDOWN("Figures, gates and comparison as Markdown, for a pull request."),
    HTML("One HTML page with every plot, which needs no network."),
    JUNIT("What was measured, gates and comparison as the XML of JUnit.");

    private final String sentence;

    BenchForm(String sentence) {
        this.sentence = sentence;
    }

    /// The option that asks for it.
    String option() {
        return "--" + name().toLowerCase(Locale.ROOT);
    }

    /// What it is, for the usage.
    String sentence() {
        return sentence;
    }

    /// Results in this form.
    String text(Judgement judgement) {
        return switch (this) {
            case CSV -> CsvReport.text(judgement.results());
            case PROMETHEUS -> PrometheusReport.text(judgement.results());
            case MARKDOWN -> markdown(judgement);
            case HTML -> HtmlForm.text(judgement);
            case JUNIT -> ComparisonJunit.text(judgement.results(), judgement.report());
        };
    }

    private static String markdown(Judgement judgement) {
        String figures = MarkdownReport.text(judgement.results());
        return judgement.report().isEmpty()
                ? figures
                : ComparisonMarkdown.text(judgement.report()) + "\n" + figures;
    }
}
