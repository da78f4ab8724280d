package dev.vox.bench.report;

import dev.vox.bench.report.plot.Markup;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.SubjectResult;
import dev.vox.text.Figures;

import java.util.List;

/// The part of a page that a result is.
final class HtmlResult {
    private final Markup page;
    private int plots;

    HtmlResult(Markup page) {
        this.page = page;
    }

    void add(BenchResult result, List<Objective> objectives) {
        page.open("section").element("h2", result.scenario());
        String when = result.startedAt() + ", " + Figures.duration(result.took());
        page.element("p", result.kind() + ", " + when, "class", "dim");
        if (!result.parameters().isEmpty()) {
            page.element("p", BenchPage.parameters(result.parameters()), "class", "dim");
        }
        if (result.partial()) {
            page.element(
                    "p",
                    "The run was interrupted: these are the figures until then.",
                    "class",
                    "flag");
        }
        result.subjects().forEach(this::remarks);
        HtmlTables.figures(page, result);
        HtmlTables.steps(page, result);
        List<Plot> all = ResultPlots.of(result, objectives);
        if (!all.isEmpty()) {
            page.open("div", "class", "plots");
            all.forEach(this::figure);
            page.close("div");
        }
        HtmlTables.costs(page, result);
        HtmlTables.fingerprints(page, result);
        page.close("section");
    }

    void figure(Plot plot) {
        page.open("figure").open("figcaption").text(plot.caption());
        if (!plot.note().isEmpty()) {
            page.element("small", plot.note());
        }
        page.close("figcaption").open("div", "class", "scroll", "tabindex", "0");
        page.raw(plot.svg().apply("plot" + ++plots)).close("div").close("figure");
    }

    private void remarks(SubjectResult subject) {
        for (Flaw flaw : subject.flaws()) {
            String text =
                    "%s: not used: %d × %s"
                            .formatted(subject.subject(), flaw.count(), flaw.reason());
            page.element("p", text, "class", "flag");
        }
        subject.overhead()
                .flatMap(Overhead::bottleneck)
                .ifPresent(why ->
                        page.element(
                                "p",
                                subject.subject()
                                        + ": the load generator was the bottleneck: "
                                        + why,
                                "class",
                                "flag"));
    }
}
