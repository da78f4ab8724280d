package dev.vox.cli.command.bench;

import dev.vox.bench.report.BenchDocument;
import dev.vox.bench.result.BenchResult;

import java.util.List;
import java.util.Locale;

/// A form in which results are written to a file.
enum BenchForm {
    CSV("The samples and figures as CSV."),
    PROMETHEUS("The figures as a page that Prometheus reads."),
    MARKDOWN("The figures as Markdown, for a pull request."),
    HTML("One HTML page with every plot, without a network."),
    JUNIT("Gates and comparisons as JUnit's XML.");

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
    String text(List<BenchResult> results) {
        return BenchDocument.text(results);
    }
}
