package dev.vox.cli.command;

import dev.vox.template.InitReport;
import dev.vox.template.InitReport.FileOutcome;
import dev.vox.template.InitReport.Outcome;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;
import dev.vox.text.Verbatim;

import java.util.stream.Stream;

/// What came of `vox init`.
final class InitViews {
    private InitViews() {}

    /// The outcome of every file and, for those that differ, how.
    ///
    /// A line of the plain form is `file`, path and outcome; `kept`, path and where what was overwritten is kept; or
    /// `diff`, path and a line of the difference.
    static Renderings report(InitReport report) {
        return Renderings.of(
                () -> page(report),
                () -> report.files().stream().flatMap(InitViews::rows).toList(),
                () -> report);
    }

    private static Page page(InitReport report) {
        Page page = Page.of(headline(report)).gap();
        Table table = Table.of(Column.of("FILE"), Column.of("OUTCOME"));
        for (FileOutcome file : report.files()) {
            table = table.row(Line.of(file.path()), outcome(file, report.dryRun()));
        }
        page = page.and(table);
        for (FileOutcome file : report.files()) {
            page = file.diff().isEmpty() ? page : page.gap();
            for (String line : file.diff()) {
                page = page.and(new Verbatim(Line.of(style(line), line)));
            }
        }
        return page;
    }

    private static Line headline(InitReport report) {
        String folder = report.folder().toString();
        if (report.dryRun()) {
            return Line.of("This is what would be done in ").and(Style.ACCENT, folder).and(":");
        }
        boolean unchanged =
                report.files().stream().allMatch(file -> file.outcome() == Outcome.UNCHANGED);
        return unchanged
                ? Line.of("Everything is there already in ").and(Style.ACCENT, folder).and(".")
                : Line.of(Style.ACCENT, folder)
                        .and(
                                report.complete()
                                        ? " is a project now."
                                        : " is a project now, with files of its own that were"
                                                + " left.");
    }

    private static Line outcome(FileOutcome file, boolean dryRun) {
        return switch (file.outcome()) {
            case CREATED -> Line.of(Style.OK, dryRun ? "would be created" : "created");
            case EXTENDED ->
                    Line.of(Style.OK, dryRun ? "would get the lines below" : "got the lines below");
            case OVERWRITTEN ->
                    Line.of(
                            Style.WARN,
                            (dryRun ? "would be overwritten" : "overwritten")
                                    + ("; what was there "
                                            + (dryRun ? "would be" : "is")
                                            + " kept in ")
                                    + file.kept());
            case UNCHANGED -> Line.of(Style.DIM, "is there");
            case LEFT -> Line.of(Style.WARN, "differs, left as it is; --force overwrites it");
        };
    }

    private static Style style(String line) {
        if (line.startsWith("---") || line.startsWith("+++")) {
            return Style.LABEL;
        }
        if (line.startsWith("@@")) {
            return Style.ACCENT;
        }
        return line.startsWith("+") ? Style.OK : line.startsWith("-") ? Style.FAIL : Style.PLAIN;
    }

    private static Stream<Row> rows(FileOutcome file) {
        Stream<Row> heads =
                Stream.concat(
                        Stream.of(Row.of("file", file.path(), file.outcome())),
                        Stream.ofNullable(file.kept())
                                .map(kept -> Row.of("kept", file.path(), kept)));
        return Stream.concat(
                heads, file.diff().stream().map(line -> Row.of("diff", file.path(), line)));
    }
}
