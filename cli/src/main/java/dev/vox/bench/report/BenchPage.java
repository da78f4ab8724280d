package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.SubjectResult;
import dev.vox.text.Block;
import dev.vox.text.Canvas;
import dev.vox.text.Figures;
import dev.vox.text.Fitted;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Paragraph;
import dev.vox.text.Style;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Results for a person at a terminal.
public final class BenchPage {
    private static final int INDENT = 2;

    private final Strokes strokes;
    private final Canvas canvas;
    private final FigureTables tables;

    private BenchPage(Canvas canvas) {
        this.canvas = canvas;
        this.strokes = new Strokes(canvas.unicode());
        this.tables = new FigureTables(strokes, canvas.width());
    }

    /// The page of results, in the signs and the width of what it is laid out on.
    public static Page of(List<BenchResult> results) {
        return Page.EMPTY.and(new Fitted(canvas -> new BenchPage(canvas).page(results)));
    }

    private Page page(List<BenchResult> results) {
        Page page = Page.EMPTY;
        for (BenchResult result : results) {
            page = joined(page, result(result)).gap();
        }
        return joined(page, definitions(results));
    }

    private Page result(BenchResult result) {
        Page page = Page.EMPTY.and(heading(result));
        if (result.partial()) {
            page =
                    page.paragraph(
                            Line.of(Style.WARN, "interrupted: these are the figures until then"));
        }
        if (!result.parameters().isEmpty()) {
            page =
                    page.paragraph(
                            Line.of(Style.DIM, strokes.text(parameters(result.parameters()))));
        }
        if (result.subjects().size() > 1) {
            page = joined(page.gap(), tables.sideBySide(result.subjects()));
        }
        for (SubjectResult subject : result.subjects()) {
            page = joined(page.gap(), subject(subject));
        }
        return page;
    }

    private Paragraph heading(BenchResult result) {
        String kind = result.scenario().equals(result.kind()) ? "" : " (" + result.kind() + ")";
        Line line =
                Line.of(Style.LABEL, result.scenario() + kind)
                        .and(Style.DIM, "  " + result.startedAt())
                        .and(Style.DIM, ", " + Figures.duration(result.took()));
        return new Paragraph(line, 0);
    }

    static String parameters(Map<String, String> parameters) {
        List<String> words =
                parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList();
        return String.join(" · ", words);
    }

    private Page subject(SubjectResult subject) {
        Page page = Page.EMPTY.and(new Paragraph(Line.of(Style.ACCENT, subject.subject()), 0));
        String identity = strokes.text(Identity.of(subject.fingerprint()));
        if (!identity.isEmpty()) {
            page = page.and(new Paragraph(Line.of(Style.DIM, identity), INDENT));
        }
        List<Figure> figures = Figure.of(subject);
        page = page.and(tables.figures(figures));
        page = joined(page, new Sketches(strokes, canvas.width()).of(figures));
        if (!subject.steps().isEmpty()) {
            page = page.gap().and(tables.steps(subject.steps()));
        }
        List<Block> remarks = remarks(subject);
        Page apart = remarks.isEmpty() ? page : page.gap();
        return joined(apart, new Page(remarks));
    }

    private List<Block> remarks(SubjectResult subject) {
        List<Block> remarks = new ArrayList<>();
        for (Flaw flaw : subject.flaws()) {
            remarks.add(remark(Style.WARN, "not used: ", flaw.count() + " × " + flaw.reason()));
        }
        for (LoadStep step : subject.steps()) {
            step.gaveOut()
                    .ifPresent(what ->
                            remarks.add(
                                    remark(
                                            Style.WARN,
                                            "gave out at " + step.sessions() + " sessions: ",
                                            what)));
        }
        subject.overhead().ifPresent(overhead -> remarks.addAll(overhead(overhead)));
        return remarks;
    }

    private List<Block> overhead(Overhead overhead) {
        List<Block> lines = new ArrayList<>();
        lines.add(remark(Style.DIM, "load generator: ", Costs.of(overhead)));
        overhead.bottleneck()
                .ifPresent(why ->
                        lines.add(
                                remark(
                                        Style.FAIL,
                                        "the load generator was the bottleneck: ",
                                        why)));
        return lines;
    }

    private Paragraph remark(Style style, String what, String text) {
        Line line =
                Line.of(style, what)
                        .and(style == Style.DIM ? style : Style.PLAIN, strokes.text(text));
        return new Paragraph(line, INDENT);
    }

    private Page definitions(List<BenchResult> results) {
        Page page = Page.EMPTY;
        for (Metric metric : BenchDocument.metrics(results).toList()) {
            Line line =
                    Line.of(Style.LABEL, metric.word())
                            .and(Style.DIM, strokes.text("  " + metric.definition()));
            page = page.and(new Paragraph(line, 0));
        }
        return page;
    }

    static Page joined(Page page, Page more) {
        Page joined = page;
        for (Block block : more.blocks()) {
            joined = joined.and(block);
        }
        return joined;
    }
}
