package dev.vox.cli.output;

import dev.vox.text.Canvas;
import dev.vox.validate.RunEvent;
import dev.vox.validate.report.ReportOutlets;
import dev.vox.validate.report.ReportSink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The real streams behind the reports of a validation.
public final class ReportOutput implements ReportOutlets {
    private final Output output;
    private final @Nullable Path stepSummary;

    /// @param stepSummary as the environment of a GitHub workflow names it; null outside of one
    public ReportOutput(Output output, @Nullable Path stepSummary) {
        this.output = output;
        this.stepSummary = stepSummary;
    }

    /// The reports, and on stderr how the run goes on, until it is closed.
    public ReportSink watched(ReportSink reports) {
        RunProgress progress = new RunProgress(output);
        return new ReportSink() {
            @Override
            public void accept(RunEvent event) {
                progress.accept(event);
                reports.accept(event);
            }

            @Override
            public void close() {
                progress.close();
                reports.close();
            }
        };
    }

    @Override
    public boolean bytes(byte[] text) {
        try {
            OutputStream stdout = output.bytes();
            stdout.write(text);
            stdout.flush();
            return true;
        } catch (OutputClosed nobodyReads) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean text(String text) {
        try {
            output.sink().print(text);
            return true;
        } catch (OutputClosed nobodyReads) {
            return false;
        }
    }

    @Override
    public Canvas canvas() {
        return output.canvas();
    }

    @Override
    public void warn(String message) {
        output.warn(message);
    }

    @Override
    public @Nullable Path stepSummary() {
        return stepSummary;
    }
}
