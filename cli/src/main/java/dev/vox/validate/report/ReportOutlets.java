package dev.vox.validate.report;

import dev.vox.text.Canvas;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Where reports go besides their files. The shell implements it.
public interface ReportOutlets {
    /// Writes to stdout as it is.
    ///
    /// @return false when nobody reads any more; then nothing more is written
    /// @throws dev.vox.problem.OperationFailed when it cannot be written for another reason
    boolean bytes(byte[] text);

    /// Writes a text to stdout in the encoding of the terminal.
    ///
    /// @return false when nobody reads any more; then nothing more is written
    /// @throws dev.vox.problem.OperationFailed when it cannot be written for another reason
    boolean text(String text);

    /// What the checklist on stdout is laid out on.
    Canvas canvas();

    /// Says on stderr that something is worth a look.
    void warn(String message);

    /// The file to which a step of a GitHub workflow appends its summary; null outside of one.
    @Nullable Path stepSummary();
}
