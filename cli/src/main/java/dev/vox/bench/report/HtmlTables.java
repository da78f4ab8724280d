package dev.vox.bench.report;

import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Summary;
import dev.vox.bench.report.plot.Markup;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.SubjectResult;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The tables of a page.
final class HtmlTables {
    private static final List<String> NUMBERS =
            List.of("n", "min", "p50", "±", "p90", "p95", "p99", "max");

    private HtmlTables() {}

    static void figures(Markup page, BenchResult result) {
        boolean several = result.subjects().size() > 1;
        begin(page, "Figures of " + result.scenario());
        page.open("tr").element("th", "metric").element("th", "labels");
        if (several) {
            page.element("th", "subject");
        }
        NUMBERS.forEach(name -> page.element("th", name, "class", "n"));
        page.element("th", "unit").close("tr");
        for (Placed placed : byFigure(result)) {
            row(page, placed, several);
        }
        end(page);
    }

    private record Placed(String subject, Figure figure) {}

    /// The figures of the first subject, each with the same of the others below it, then what only others have.
    private static List<Placed> byFigure(BenchResult result) {
        List<Placed> all =
                result.subjects().stream()
                        .flatMap(subject ->
                                Figure.of(subject).stream()
                                        .map(figure -> new Placed(subject.subject(), figure)))
                        .toList();
        Set<String> titles = new LinkedHashSet<>();
        all.forEach(placed -> titles.add(placed.figure().series().title()));
        return titles.stream()
                .flatMap(title ->
                        all.stream().filter(each -> each.figure().series().title().equals(title)))
                .toList();
    }

    private static void row(Markup page, Placed placed, boolean several) {
        Figure figure = placed.figure();
        Summary summary = figure.summary();
        page.open("tr").element("td", figure.metric().word());
        page.element("td", figure.series().label());
        if (several) {
            page.element("td", placed.subject());
        }
        number(page, String.valueOf(summary.n()), "n");
        number(page, figure.number(summary.min()), "n");
        number(page, figure.number(summary.p50()), "n s");
        number(page, summary.n() > 1 ? figure.number(figure.give()) : "", "n");
        number(page, figure.number(summary.p90()), "n");
        number(page, figure.number(summary.p95()), "n");
        number(page, figure.number(summary.p99()), "n");
        number(page, figure.number(summary.max()), "n");
        page.element("td", figure.unit().sign()).close("tr");
    }

    private static void number(Markup page, String text, String kind) {
        page.element("td", text, "class", kind);
    }

    private static void begin(Markup page, String name) {
        scroll(page, name);
        page.open("table");
    }

    /// A table whose last column matters most: on a small screen it becomes a list, so that nobody has to scroll for it.
    private static void beginVerdicts(Markup page, String name) {
        scroll(page, name);
        page.open("table", "class", "v");
    }

    private static void scroll(Markup page, String name) {
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", name);
    }

    private static void end(Markup page) {
        page.close("table").close("div");
    }

    static void steps(Markup page, BenchResult result) {
        for (SubjectResult subject : result.subjects()) {
            if (!subject.steps().isEmpty()) {
                page.element("h3", "Steps of load: " + subject.subject());
                steps(page, subject.steps());
            }
        }
    }

    private static void steps(Markup page, List<LoadStep> steps) {
        List<Metric> metrics = FigureTables.metrics(steps);
        begin(page, "Steps of load");
        page.open("tr").element("th", "sessions", "class", "n").element("th", "objectives");
        metrics.forEach(metric -> page.element("th", metric.word() + " p95", "class", "n"));
        page.element("th", "gave out").close("tr");
        for (LoadStep step : steps) {
            page.open("tr");
            number(page, String.valueOf(step.sessions()), "n");
            page.element("td", step.held() ? "held" : "missed", "class", step.held() ? "h" : "x");
            metrics.forEach(metric -> number(page, FigureTables.p95(step, metric), "n"));
            page.element("td", step.gaveOut().orElse("")).close("tr");
        }
        end(page);
    }

    static void costs(Markup page, BenchResult result) {
        if (result.subjects().stream().allMatch(subject -> subject.overhead().isEmpty())) {
            return;
        }
        page.element("h3", "The load generator itself").open("dl");
        for (SubjectResult subject : result.subjects()) {
            subject.overhead()
                    .ifPresent(overhead ->
                            page.element("dt", subject.subject())
                                    .element("dd", Costs.of(overhead)));
        }
        page.close("dl");
    }

    /// On what was measured: a column a subject.
    static void fingerprints(Markup page, BenchResult result) {
        List<Fingerprint> all = result.subjects().stream().map(SubjectResult::fingerprint).toList();
        Set<String> names = new LinkedHashSet<>();
        all.forEach(each -> names.addAll(each.facts().keySet()));
        if (names.isEmpty()) {
            return;
        }
        page.element("h3", "Measured on");
        begin(page, "Fingerprint of " + result.scenario());
        page.open("tr").element("th", "");
        result.subjects().forEach(subject -> page.element("th", subject.subject()));
        page.close("tr");
        for (String name : names) {
            List<String> values =
                    all.stream().map(each -> each.facts().getOrDefault(name, "")).toList();
            boolean same = values.stream().distinct().count() < 2;
            page.open("tr").element("th", name);
            values.forEach(value -> page.element("td", value, "class", same ? "h" : "s"));
            page.close("tr");
        }
        end(page);
    }

    static void gates(Markup page, List<GateVerdict> gates) {
        boolean several = GateVerdict.ofSeveralScenarios(gates);
        beginVerdicts(page, "Thresholds");
        page.open("tr").element("th", "threshold");
        if (several) {
            page.element("th", "scenario");
        }
        page.element("th", "subject").element("th", "figure");
        page.element("th", "measured", "class", "n").element("th", "verdict").close("tr");
        for (GateVerdict each : gates) {
            page.open("tr");
            cell(page, "threshold", each.demand(), "s");
            if (several) {
                cell(page, "scenario", each.scenario(), "h");
            }
            cell(page, "subject", each.subject(), "h");
            cell(page, "figure", each.series(), "h");
            cell(page, "measured", each.measuredText(), "n");
            String remark = each.remark().isEmpty() ? "" : ": " + each.remark();
            cell(page, "verdict", each.word() + remark, each.passed() ? "h" : "x");
            page.close("tr");
        }
        end(page);
    }

    static void contrasts(Markup page, List<Contrast> contrasts) {
        beginVerdicts(page, "A against B");
        page.open("tr").element("th", "figure").element("th", "B / A", "class", "n");
        page.element("th", "interval", "class", "n").element("th", "p", "class", "n");
        page.element("th", "verdict").close("tr");
        for (Contrast each : contrasts) {
            String interval = String.format(Locale.ROOT, "%.3f – %.3f", each.low(), each.high());
            page.open("tr");
            cell(page, "figure", each.figure(), "h");
            cell(page, "B / A", String.format(Locale.ROOT, "%.3f", each.ratio()), "n s");
            cell(page, "interval", interval, "n");
            cell(page, "p", String.format(Locale.ROOT, "%.2g", each.probability()), "n");
            cell(page, "verdict", each.verdict(), kind(each));
            page.close("tr");
        }
        end(page);
    }

    /// A cell that knows the name of its column: where there is no room for columns, it stands beside it.
    private static void cell(Markup page, String column, String text, String kind) {
        page.element("td", text, "class", kind, "data-of", column);
    }

    private static String kind(Contrast contrast) {
        return contrast.verdict().equals("worse") ? "x" : "h";
    }
}
