package dev.vox.cli.command.env;

import dev.vox.env.lint.Finding;
import dev.vox.env.lint.LintReport;
import dev.vox.env.lint.LintReport.Mended;
import dev.vox.env.lint.Severity;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the findings of `vox env lint` look like.
final class EnvLintViews {
    private EnvLintViews() {}

    /// Findings by file, each with what to do about it; then what was mended.
    static Renderings report(LintReport report) {
        return Renderings.of(() -> page(report), () -> rows(report), () -> json(report));
    }

    private static Page page(LintReport report) {
        Page page = Page.EMPTY;
        for (Map.Entry<String, List<Finding>> file : bySource(report).entrySet()) {
            page = page.heading(file.getKey()).and(findings(file.getValue())).gap();
        }
        for (Mended mended : report.mended()) {
            page =
                    page.paragraph(
                            Line.of(Style.OK, mended.done() ? "mended  " : "would mend  ")
                                    .and(
                                            mended.finding().place().label()
                                                    + ": "
                                                    + mended.action()));
        }
        return (report.mended().isEmpty() ? page : page.gap()).paragraph(summary(report));
    }

    private static Map<String, List<Finding>> bySource(LintReport report) {
        return report.findings().stream()
                .collect(
                        Collectors.groupingBy(
                                finding -> finding.place().source(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private static Table findings(List<Finding> findings) {
        Table table =
                Table.of(Column.of(""), Column.of(""), Column.of(""), Column.of("")).indented(2);
        for (Finding finding : findings) {
            Severity severity = finding.rule().severity();
            table =
                    table.row(
                                    Line.of(Style.ACCENT, finding.place().label()),
                                    Line.of(finding.rule().id()),
                                    Line.of(style(severity), severity.word()),
                                    Line.of(finding.sentence()))
                            .row(
                                    Line.EMPTY,
                                    Line.EMPTY,
                                    Line.EMPTY,
                                    Line.of(
                                            Style.DIM,
                                            "fix: "
                                                    + finding.fix()
                                                    + (finding.mendable() ? " (--fix does)" : "")));
        }
        return table;
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case ERROR -> Style.FAIL;
            case WARNING -> Style.WARN;
            case NOTE -> Style.DIM;
        };
    }

    private static String summary(LintReport report) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int count = report.count(severity);
            if (count > 0) {
                counts.add(counted(count, severity.word()));
            }
        }
        return (counts.isEmpty() ? "nothing to mend" : String.join(", ", counts))
                + " in "
                + counted(report.files().size(), "file")
                + (report.suppressed() == 0
                        ? ""
                        : ", " + report.suppressed() + " taken back by a comment");
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static List<Row> rows(LintReport report) {
        List<Row> rows = new ArrayList<>();
        report.findings()
                .forEach(finding ->
                        rows.add(
                                row(
                                        finding,
                                        finding.rule().severity().word(),
                                        finding.fix(),
                                        finding.mendable())));
        for (Mended mended : report.mended()) {
            String state = mended.done() ? "mended" : "would-mend";
            rows.add(row(mended.finding(), state, mended.action(), !mended.done()));
        }
        return rows;
    }

    private static Row row(Finding finding, String state, String fix, boolean mendable) {
        return Row.of(
                finding.place().source(),
                line(finding),
                finding.rule().id(),
                state,
                finding.key(),
                finding.sentence(),
                fix,
                mendable);
    }

    private static @Nullable Integer line(Finding finding) {
        return finding.place().line() == 0 ? null : finding.place().line();
    }

    private static Map<String, Object> json(LintReport report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("findings", report.findings().stream().map(EnvLintViews::json).toList());
        root.put("mended", report.mended().stream().map(EnvLintViews::json).toList());
        root.put("skipped", report.skipped());
        root.put("summary", summaryJson(report));
        return root;
    }

    private static Map<String, @Nullable Object> json(Finding finding) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("id", finding.rule().id());
        object.put("severity", finding.rule().severity().word());
        object.put("file", finding.place().source());
        object.put("line", line(finding));
        object.put("key", finding.key().isEmpty() ? null : finding.key());
        object.put("sentence", finding.sentence());
        object.put("fix", finding.fix());
        object.put("fixable", finding.mendable());
        return object;
    }

    private static Map<String, @Nullable Object> json(Mended mended) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("id", mended.finding().rule().id());
        object.put("file", mended.finding().place().source());
        object.put("line", line(mended.finding()));
        object.put("action", mended.action());
        object.put("done", mended.done());
        return object;
    }

    private static Map<String, Object> summaryJson(LintReport report) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("files", report.files().size());
        summary.put("errors", report.count(Severity.ERROR));
        summary.put("warnings", report.count(Severity.WARNING));
        summary.put("notes", report.count(Severity.NOTE));
        summary.put("suppressed", report.suppressed());
        return summary;
    }
}
