package dev.vox.validate.report;

import dev.vox.report.Destination;

import java.nio.charset.StandardCharsets;

/// A report on stdout. When nobody reads it any more the rest is dropped, and the run goes on.
final class StdoutDestination implements Destination {
    private final ReportFormat format;
    private final ReportOutlets outlets;
    private boolean read = true;

    StdoutDestination(ReportFormat format, ReportOutlets outlets) {
        this.format = format;
        this.outlets = outlets;
    }

    @Override
    public String name() {
        return "stdout";
    }

    /// What a program reads is UTF-8 on every machine.
    @Override
    public void write(String text) {
        if (read) {
            read =
                    format == ReportFormat.PRETTY
                            ? outlets.text(text)
                            : outlets.bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void finish() {}

    @Override
    public void drop() {}
}
