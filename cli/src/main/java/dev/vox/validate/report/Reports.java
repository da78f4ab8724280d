package dev.vox.validate.report;

import dev.vox.report.FileDestination;
import dev.vox.text.Canvas;
import dev.vox.text.Painter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens reports.
public final class Reports {
    /// What a checklist in a file is laid out on.
    private static final Canvas PAPER = new Canvas(100, true, Painter.NONE);

    private Reports() {}

    /// Takes the events of one run into every report that is asked for.
    ///
    /// Nothing of a format is loaded unless it is asked for. Files are written at the end, under another name first;
    /// folders that are not there are made.
    ///
    /// @param requests of which no two go to the same place, as [ReportRequest#requireApart] makes sure
    public static ReportSink open(
            List<ReportRequest> requests, RunIdentity identity, ReportOutlets outlets) {
        List<OpenReport> reports = new ArrayList<>();
        requests.forEach(request -> reports.add(open(request, outlets)));
        Path summary = outlets.stepSummary();
        if (summary != null && requests.stream().anyMatch(Reports::github)) {
            reports.add(
                    new OpenReport(MarkdownRenderer.summary(), new AppendedDestination(summary)));
        }
        return new RunSink(new Course(identity), reports, outlets::warn);
    }

    private static OpenReport open(ReportRequest request, ReportOutlets outlets) {
        Path file = request.file();
        return file == null
                ? new OpenReport(
                        Renderers.of(request.format(), outlets.canvas()),
                        new StdoutDestination(request.format(), outlets))
                : new OpenReport(Renderers.of(request.format(), PAPER), new FileDestination(file));
    }

    private static boolean github(ReportRequest request) {
        return request.format() == ReportFormat.GITHUB;
    }
}
