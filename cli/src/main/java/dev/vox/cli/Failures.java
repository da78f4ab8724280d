package dev.vox.cli;

import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.output.OutputClosed;
import dev.vox.cli.output.Stderr;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.text.Line;
import dev.vox.text.Style;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedByInterruptException;

/// Turns what a command threw into words on stderr and an exit code. The one printer of errors.
final class Failures {
    private final Stderr stderr;
    private final boolean verbose;
    private final BugReports reports;

    Failures(Stderr stderr, boolean verbose, BugReports reports) {
        this.stderr = stderr;
        this.verbose = verbose;
        this.reports = reports;
    }

    /// Says what went wrong.
    ///
    /// @return the exit code
    int report(Throwable thrown) {
        return switch (thrown) {
            case OutputClosed _ -> ExitCode.OK;
            case UsageProblem problem -> usage(problem);
            case Throwable failure when interrupted(failure) -> ExitCode.INTERRUPTED;
            case VoxException failure -> failure(failure);
            default -> bug(thrown);
        };
    }

    private int usage(UsageProblem problem) {
        error(String.valueOf(problem.getMessage()));
        problem.hint().ifPresent(this::hint);
        stderr.line(Line.of(Style.LABEL, "usage: ").and(problem.usage()));
        return ExitCode.USAGE;
    }

    private int failure(VoxException failure) {
        error(String.valueOf(failure.getMessage()));
        failure.hint().ifPresent(this::hint);
        if (verbose) {
            stderr.write(reports.redaction().masked(trace(failure)));
        }
        return switch (failure) {
            case InvalidConfiguration _ -> ExitCode.CONFIGURATION;
            case MissingPrerequisite _ -> ExitCode.PREREQUISITE;
            case OperationFailed _ -> ExitCode.OPERATION;
        };
    }

    private int bug(Throwable thrown) {
        String words = thrown.getMessage();
        error(
                "vox made a mistake"
                        + (words == null ? "" : ": " + words.lines().findFirst().orElse("")));
        String trace = trace(thrown);
        reports.write(trace)
                .ifPresentOrElse(
                        file -> hint("the report lies in " + file),
                        () -> hint("no report could be written; --verbose shows the stack trace"));
        if (verbose) {
            stderr.write(reports.redaction().masked(trace));
        }
        return ExitCode.BUG;
    }

    /// A message may have lines, as the mistakes of a file do; those after the first are indented below it.
    private void error(String message) {
        lines(Style.FAIL, "error: ", message);
    }

    private void hint(String message) {
        lines(Style.ACCENT, "hint: ", message);
    }

    private void lines(Style style, String label, String message) {
        String[] lines = reports.redaction().masked(message).split("\\R", -1);
        stderr.line(Line.of(style, label).and(lines[0]));
        for (int at = 1; at < lines.length; at++) {
            stderr.line(Line.of("  " + lines[at]));
        }
    }

    private static boolean interrupted(Throwable thrown) {
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof InterruptedException || at instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
