package dev.vox.env.lint;

import dev.vox.env.lint.LintReport.Mended;
import dev.vox.env.lint.LintReport.Skipped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Holds the rules against a project's files of variables.
public final class Linter {
    /// What becomes of findings that can be mended.
    public enum Fixing {
        /// They are named.
        NOTHING,
        /// They are named, and what would be done about them.
        TRIAL,
        /// They are mended, and what is left is named.
        MENDING
    }

    /// Reads the project's files as they are now.
    @FunctionalInterface
    public interface Source {
        /// What to look at.
        ///
        /// @throws InterruptedException if the thread was interrupted
        Subject read() throws InterruptedException;
    }

    private Linter() {}

    /// Looks, and mends what it is told to.
    ///
    /// @throws dev.vox.problem.OperationFailed if a file cannot be written
    /// @throws InterruptedException if the thread was interrupted
    public static LintReport run(Source source, Fixing fixing) throws InterruptedException {
        LintReport report = check(source.read());
        return switch (fixing) {
            case NOTHING -> report;
            case TRIAL -> report.with(repairs(report, false));
            case MENDING -> {
                List<Mended> repairs = repairs(report, true);
                if (repairs.isEmpty()) {
                    yield report;
                }
                Mending.apply(report.findings());
                yield check(source.read()).with(repairs);
            }
        };
    }

    private static List<Mended> repairs(LintReport report, boolean done) {
        List<Mended> repairs = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Repair repair = finding.repair();
            if (repair != null) {
                repairs.add(new Mended(finding, repair.action(), done));
            }
        }
        return repairs;
    }

    /// Looks.
    static LintReport check(Subject subject) {
        List<Finding> all =
                Rules.all().stream().flatMap(rule -> rule.check(subject).stream()).toList();
        List<String> files = subject.files().stream().map(LintFile::shown).toList();
        List<Finding> findings =
                all.stream()
                        .filter(finding -> !suppressed(subject, finding))
                        .sorted(order(files))
                        .toList();
        return new LintReport(
                files, findings, List.of(), skipped(subject), all.size() - findings.size());
    }

    private static List<Skipped> skipped(Subject subject) {
        return subject.tracking().reason().stream()
                .flatMap(reason ->
                        Stream.of(TrackedSecret.INFO, NotIgnored.INFO)
                                .map(rule -> new Skipped(rule.id(), reason)))
                .toList();
    }

    private static boolean suppressed(Subject subject, Finding finding) {
        return subject.files().stream()
                .filter(file -> file.shown().equals(finding.place().source()))
                .anyMatch(file -> file.ignores(finding.place().line(), finding.rule().id()));
    }

    /// By file, those of no file last, then by line, then the weightiest first.
    private static Comparator<Finding> order(List<String> files) {
        return Comparator.comparingInt(
                        (Finding finding) -> position(files, finding.place().source()))
                .thenComparing(finding -> finding.place().source())
                .thenComparingInt(finding -> finding.place().line())
                .thenComparing(finding -> finding.rule().severity())
                .thenComparing(finding -> finding.rule().id())
                .thenComparing(Finding::key);
    }

    private static int position(List<String> files, String source) {
        int position = files.indexOf(source);
        return position < 0 ? files.size() : position;
    }
}
