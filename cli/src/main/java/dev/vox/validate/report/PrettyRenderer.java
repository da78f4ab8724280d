package dev.vox.validate.report;

import dev.vox.report.Excerpt;
import dev.vox.text.Canvas;
import dev.vox.text.DisplayWidth;
import dev.vox.text.Figures;
import dev.vox.text.Layout;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Paragraph;
import dev.vox.text.Style;
import dev.vox.text.Verbatim;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Conclusion;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;
import dev.vox.validate.Status;

/// A checklist for a person, a phase at a time: what did not pass is followed by what was seen and what to do.
final class PrettyRenderer implements Renderer {
    private static final int WIDEST_TITLE = 60;
    private static final int DETAIL_INDENT = 6;

    private final Canvas canvas;

    PrettyRenderer(Canvas canvas) {
        this.canvas = canvas;
    }

    @Override
    public String add(RunEvent event) {
        return switch (event) {
            case RunEvent.RunBegan _,
                    RunEvent.PhaseBegan _,
                    RunEvent.CheckBegan _,
                    RunEvent.CheckEnded _ ->
                    "";
            case RunEvent.PhaseEnded(PhaseResult phase) -> Layout.render(page(phase), canvas);
            case RunEvent.RunEnded(RunReport report) -> Layout.render(end(report), canvas);
        };
    }

    private Page page(PhaseResult phase) {
        String outcome =
                phase.blockedBy() == null
                        ? Tally.of(phase).words()
                        : "blocked by " + phase.blockedBy();
        Page page =
                Page.EMPTY.and(
                        new Verbatim(
                                Line.of(Style.LABEL, phase.number() + " " + phase.title())
                                        .and(style(phase.status()), "  " + outcome)
                                        .and(Style.DIM, "  " + Figures.duration(phase.took()))));
        int width =
                phase.checks().stream()
                        .mapToInt(check -> DisplayWidth.of(Excerpt.line(check.title())))
                        .filter(columns -> columns <= WIDEST_TITLE)
                        .max()
                        .orElse(0);
        for (CheckResult check : phase.checks()) {
            page = details(page.and(new Verbatim(line(check, width))), check);
        }
        return page.gap();
    }

    private Line line(CheckResult check, int width) {
        String title = Excerpt.line(check.title());
        String padding = " ".repeat(Math.max(0, width - DisplayWidth.of(title)) + 2);
        String took = Details.timed(check) ? "  " + Figures.duration(check.took()) : "";
        return Line.of("  ")
                .and(style(check.status()), mark(check.status()))
                .and(" " + title + padding)
                .and(Style.DIM, check.id() + took);
    }

    /// A blocked check has nothing of its own to tell.
    private Page details(Page page, CheckResult check) {
        if (check.status() == Status.BLOCKED) {
            return page;
        }
        if (check.status() == Status.PASS) {
            return Details.seen(check)
                    .map(seen ->
                            page.and(
                                    new Paragraph(
                                            Line.of(Style.DIM, Excerpt.line(seen)), DETAIL_INDENT)))
                    .orElse(page);
        }
        Page longer = page;
        for (Details.Detail detail : Details.of(check)) {
            Line line =
                    Line.of(Style.DIM, Excerpt.line(detail.name()) + ": ")
                            .and(emphasis(detail), Excerpt.line(detail.value()));
            longer = longer.and(new Paragraph(line, DETAIL_INDENT));
        }
        return longer;
    }

    private static Style emphasis(Details.Detail detail) {
        return detail.name().equals("fix") ? Style.ACCENT : Style.PLAIN;
    }

    private static Page end(RunReport report) {
        Tally tally = Tally.of(report);
        String time = " in " + Figures.duration(report.took());
        return Page.of(
                Line.of(style(report, tally), Judgement.verdict(report))
                        .and("  " + tally.words())
                        .and(Style.DIM, time + (report.strict() ? ", strict" : "")));
    }

    private static Style style(RunReport report, Tally tally) {
        boolean calm = tally.count(Status.PASS) == tally.total();
        return switch (Conclusion.of(report)) {
            case PASSED -> calm ? Style.OK : Style.WARN;
            case FAILED, INTERRUPTED -> Style.FAIL;
            case NOTHING_RAN -> Style.WARN;
        };
    }

    private static Style style(Status status) {
        return switch (status) {
            case PASS -> Style.OK;
            case FAIL, ERROR -> Style.FAIL;
            case WARN -> Style.WARN;
            case SKIP, BLOCKED -> Style.DIM;
        };
    }

    private String mark(Status status) {
        return canvas.unicode()
                ? switch (status) {
                    case PASS -> "✓";
                    case FAIL -> "✗";
                    case WARN -> "!";
                    case SKIP -> "◌";
                    case BLOCKED -> "…";
                    case ERROR -> "‼";
                }
                : switch (status) {
                    case PASS -> "ok     ";
                    case FAIL -> "failed ";
                    case WARN -> "warned ";
                    case SKIP -> "skipped";
                    case BLOCKED -> "blocked";
                    case ERROR -> "broke  ";
                };
    }
}
