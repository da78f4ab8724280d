package dev.vox.cli.option;

import dev.vox.cli.output.Output;
import dev.vox.cli.output.ReportOutput;
import dev.vox.validate.report.ReportRequest;
import dev.vox.validate.report.ReportSink;
import dev.vox.validate.report.Reports;
import dev.vox.validate.report.RunIdentity;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Which reports a run writes.
public final class ReportOptions implements Declared {
    private @Nullable Arguments declared;
    private List<String> words = List.of();

    @Override
    public void declare(Arguments arguments) {
        declared = arguments;
        arguments
                .options(String.class, "FORMAT[=PATH]", "--report")
                .about(
                        "Write a report; may be given again. FORMAT is pretty, json, ndjson, junit,"
                                + " tap, markdown or github; without PATH it goes to stdout.")
                .to(given -> words = given);
    }

    /// The reports of the run: what is asked for, and the checklist on stdout unless something else goes there.
    ///
    /// @throws ParameterException when two want the same place; call it before anything is done
    public List<ReportRequest> requests() {
        try {
            return ReportRequest.complete(words.stream().map(ReportRequest::of).toList());
        } catch (IllegalArgumentException e) {
            throw arguments().complaint("--report: " + e.getMessage());
        }
    }

    /// Opens them, and shows on stderr how the run goes on.
    ///
    /// @param output of the command
    public ReportSink open(Output output, RunIdentity identity) {
        String summary = arguments().environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
        Path stepSummary = summary.isEmpty() ? null : Path.of(summary);
        ReportOutput outlets = new ReportOutput(output, stepSummary);
        return outlets.watched(Reports.open(requests(), identity, outlets));
    }

    private Arguments arguments() {
        return Objects.requireNonNull(declared, "declared before it is opened");
    }
}
