package dev.vox.validate.report;

import java.util.List;

/// Opens reports.
public final class Reports {
    private Reports() {}

    /// Takes the events of one run into every report that is asked for.
    ///
    /// Nothing of a format is loaded unless it is asked for. Files are written at the end, under another name first.
    ///
    /// @param requests as [ReportRequest#complete] answers them
    public static ReportSink open(
            List<ReportRequest> requests, RunIdentity identity, ReportOutlets outlets) {
        throw new UnsupportedOperationException("not yet: " + requests + identity + outlets);
    }
}
