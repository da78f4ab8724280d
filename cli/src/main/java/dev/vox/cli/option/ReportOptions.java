package dev.vox.cli.option;

import dev.vox.cli.output.Output;
import dev.vox.cli.output.ReportOutput;
import dev.vox.validate.report.ReportFormat;
import dev.vox.validate.report.ReportRequest;
import dev.vox.validate.report.ReportSink;
import dev.vox.validate.report.Reports;
import dev.vox.validate.report.RunIdentity;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Which reports are written of a run.
public final class ReportOptions implements Declared {
    private static final RunIdentity NAMED_BY_ITS_END = new RunIdentity("", "", false);

    private final OutputOptions output;
    private final String name;
    private final String sentence;
    private @Nullable Arguments declared;
    private List<String> words = List.of();

    /// `--report FORMAT[=PATH]`, of a run that is about to begin.
    ///
    /// @param output of the same command
    public ReportOptions(OutputOptions output) {
        this(
                output,
                "--report",
                "Write a report; may be given again. FORMAT is pretty, plain, json, ndjson, junit,"
                        + " tap, markdown or github; without PATH it goes to stdout.");
    }

    /// The same option under another name.
    public ReportOptions(OutputOptions output, String name, String sentence) {
        this.output = output;
        this.name = name;
        this.sentence = sentence;
    }

    @Override
    public void declare(Arguments arguments) {
        declared = arguments;
        arguments
                .options(String.class, "FORMAT[=PATH]", name)
                .about(sentence)
                .to(given -> words = given);
    }

    /// Complains about what was given before anything is done.
    ///
    /// @throws ParameterException for a format that there is not, and when two reports want the same place
    public void require() {
        var _ = asked();
    }

    /// Opens what was asked for, and shows on stderr how the run goes on. Unless another report goes to stdout the checklist
    /// does, with `--json` the JSON report, and with `--plain` rows.
    ///
    /// @param out what the command writes to
    /// @throws ParameterException as [#require] does
    public ReportSink open(Output out, RunIdentity identity) {
        List<ReportRequest> requests = new ArrayList<>(asked());
        if (requests.stream().allMatch(request -> request.file() != null)) {
            requests.addFirst(standard());
        }
        ReportOutput outlets = new ReportOutput(out, stepSummary());
        return outlets.watched(Reports.open(requests, identity, outlets));
    }

    /// Opens what was asked for, or the checklist on stdout, for the events of a run that is over.
    ///
    /// @param out what the command writes to
    /// @throws ParameterException as [#require] does
    public ReportSink convert(Output out) {
        List<ReportRequest> asked = asked();
        return Reports.open(
                asked.isEmpty() ? List.of(standard()) : asked,
                NAMED_BY_ITS_END,
                new ReportOutput(out, stepSummary()));
    }

    /// What goes to stdout when nothing else is asked for. A pipe gets the checklist too: the logs of most machines are
    /// pipes, and people read them.
    private ReportRequest standard() {
        ReportFormat format = ReportFormat.PRETTY;
        if (output.isJson()) {
            format = ReportFormat.JSON;
        } else if (output.isPlain()) {
            format = ReportFormat.PLAIN;
        }
        return new ReportRequest(format, null);
    }

    private List<ReportRequest> asked() {
        try {
            List<ReportRequest> asked = words.stream().map(ReportRequest::of).toList();
            ReportRequest.requireApart(asked);
            return asked;
        } catch (IllegalArgumentException e) {
            throw arguments().complaint("%s: %s".formatted(name, e.getMessage()));
        }
    }

    private @Nullable Path stepSummary() {
        String summary = arguments().environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
        return summary.isEmpty() ? null : Path.of(summary);
    }

    private Arguments arguments() {
        return Objects.requireNonNull(declared, "declared before it is opened");
    }
}
