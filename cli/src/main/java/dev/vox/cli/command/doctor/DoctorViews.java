package dev.vox.cli.command.doctor;

import dev.vox.cli.command.doctor.DoctorOutcome.Fix;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Paragraph;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.Status;
import dev.vox.validate.bundle.Bundle;
import dev.vox.validate.doctor.Examination;
import dev.vox.validate.doctor.Finding;

import java.util.ArrayList;
import java.util.List;

/// What `vox doctor` shows.
final class DoctorViews {
    private static final int INDENT = 7;

    private DoctorViews() {}

    /// A checklist with cause and fix. A line of the plain form begins with `check`, `fix` or `bundle`.
    static Renderings outcome(DoctorOutcome outcome) {
        return Renderings.of(
                () -> page(outcome), () -> rows(outcome), () -> DoctorJson.of(outcome));
    }

    private static Page page(DoctorOutcome outcome) {
        Page page = Page.EMPTY;
        String section = "";
        for (Finding finding : outcome.examination().findings()) {
            if (!finding.section().equals(section)) {
                page = section.isEmpty() ? page : page.gap();
                page = page.heading(finding.section());
                section = finding.section();
            }
            page = check(page, finding);
        }
        for (Fix fix : outcome.fixed()) {
            page = fix(fix == outcome.fixed().getFirst() ? page.gap() : page, fix);
        }
        page = page.gap().paragraph(summary(outcome));
        return outcome.bundle() == null ? page : bundle(page, outcome.bundle());
    }

    /// What is well takes a line, and what could not be looked at two: its reason is enough for a person.
    private static Page check(Page page, Finding finding) {
        CheckResult result = finding.result();
        Status status = result.status();
        Line title = Line.of(style(status), word(status)).and("  " + result.title());
        if (status == Status.PASS) {
            return page.paragraph(title);
        }
        Page longer = page.paragraph(title.and(Style.DIM, "  " + result.id()));
        String problem = result.problem() == null ? "" : result.problem();
        if (status == Status.SKIP) {
            return longer.and(new Paragraph(Line.of(Style.DIM, problem), INDENT));
        }
        longer = longer.and(new Paragraph(Line.of(problem), INDENT));
        for (Evidence seen : result.evidence()) {
            if (!problem.contains(seen.value())) {
                longer = longer.and(new Paragraph(evidence(seen), INDENT));
            }
        }
        return result.fix() == null
                ? longer
                : longer.and(
                        new Paragraph(Line.of(Style.ACCENT, "fix: ").and(result.fix()), INDENT));
    }

    private static Line evidence(Evidence seen) {
        return Line.of(Style.DIM, seen.name() + ": " + seen.value());
    }

    private static Page fix(Page page, Fix fix) {
        boolean done = fix.made().done();
        String action = fix.subject() + ": " + fix.made().change().action();
        Page longer =
                page.paragraph(
                        Line.of(done ? Style.OK : Style.FAIL, done ? "mended  " : "not mended  ")
                                .and(done ? action : action + ": " + fix.made().problem()));
        return fix.made().backup() == null
                ? longer
                : longer.and(
                        new Paragraph(
                                Line.of("what it held is kept in " + fix.made().backup()),
                                INDENT + 1));
    }

    private static Line summary(DoctorOutcome outcome) {
        Examination examination = outcome.examination();
        List<String> parts = new ArrayList<>();
        part(parts, examination.count(Status.PASS), "passed");
        part(parts, examination.count(Status.FAIL), "failed");
        part(parts, examination.count(Status.WARN), "warned");
        part(parts, examination.count(Status.SKIP), "skipped");
        part(parts, examination.count(Status.BLOCKED), "blocked");
        part(parts, examination.count(Status.ERROR), "could not be done");
        Line line =
                outcome.healthy()
                        ? Line.of(Style.OK, "healthy")
                        : Line.of(Style.FAIL, "not healthy");
        line =
                line.and(": " + String.join(", ", parts))
                        .and(Style.DIM, " in " + Figures.duration(examination.took()));
        boolean mendable =
                examination.findings().stream().anyMatch(each -> each.fixable() && each.isIll());
        return mendable ? line.and("; some can be mended: vox doctor --fix") : line;
    }

    private static void part(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }

    private static Page bundle(Page page, Bundle.Written written) {
        return page.paragraph(
                        Line.of("The report lies in ")
                                .and(Style.ACCENT, written.file().toString())
                                .and(
                                        ", %d files, %d bytes."
                                                .formatted(
                                                        written.files().size(), written.bytes())))
                .paragraph("Secrets in it are masked. Look it over before you attach it.");
    }

    private static List<Row> rows(DoctorOutcome outcome) {
        List<Row> rows = new ArrayList<>();
        for (Finding finding : outcome.examination().findings()) {
            CheckResult result = finding.result();
            rows.add(
                    Row.of(
                            "check",
                            result.status(),
                            result.severity(),
                            result.id(),
                            result.problem(),
                            result.fix()));
        }
        for (Fix fix : outcome.fixed()) {
            rows.add(
                    Row.of(
                            "fix",
                            fix.made().done() ? "mended" : "not-mended",
                            fix.subject(),
                            fix.made().change().action(),
                            fix.made().problem(),
                            fix.made().backup()));
        }
        if (outcome.bundle() != null) {
            rows.add(Row.of("bundle", outcome.bundle().file(), outcome.bundle().bytes()));
        }
        return rows;
    }

    private static Style style(Status status) {
        return switch (status) {
            case PASS -> Style.OK;
            case FAIL, ERROR, BLOCKED -> Style.FAIL;
            case WARN -> Style.WARN;
            case SKIP -> Style.DIM;
        };
    }

    /// Of equal width, so that titles stand in a column.
    private static String word(Status status) {
        return switch (status) {
            case PASS -> "ok   ";
            case FAIL -> "fail ";
            case WARN -> "warn ";
            case SKIP -> "skip ";
            case BLOCKED -> "block";
            case ERROR -> "error";
        };
    }
}
