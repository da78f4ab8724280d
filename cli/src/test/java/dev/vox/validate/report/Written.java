package dev.vox.validate.report;

import dev.vox.text.Canvas;
import dev.vox.text.Painter;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Outlets that remember what was written to them.
final class Written implements ReportOutlets {
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    final List<String> warnings = new ArrayList<>();
    private final Canvas canvas;
    private @Nullable Path stepSummary;
    private long room = Long.MAX_VALUE;

    Written() {
        this(new Canvas(80, true, Painter.NONE));
    }

    Written(Canvas canvas) {
        this.canvas = canvas;
    }

    Written withSummary(Path file) {
        stepSummary = file;
        return this;
    }

    /// After so many texts nobody reads any more.
    Written closedAfter(int texts) {
        room = texts;
        return this;
    }

    /// What one format makes of the events of a run.
    static String of(ReportFormat format, List<RunEvent> events) {
        return new Written().report(format, events);
    }

    /// What one format makes of a report that is all there is.
    static String of(ReportFormat format, RunReport report) {
        return of(format, List.of(new RunEvent.RunEnded(report)));
    }

    String report(ReportFormat format, List<RunEvent> events) {
        List<ReportRequest> requests = List.of(new ReportRequest(format, null));
        try (ReportSink sink = Reports.open(requests, RichRun.identity(), this)) {
            events.forEach(sink);
        }
        return text();
    }

    String text() {
        return stdout.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean bytes(byte[] text) {
        if (room-- > 0) {
            stdout.writeBytes(text);
        }
        return room > 0;
    }

    @Override
    public boolean text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Canvas canvas() {
        return canvas;
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }

    @Override
    public @Nullable Path stepSummary() {
        return stepSummary;
    }
}
