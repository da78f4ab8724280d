package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.report.plot.Intervals;
import dev.vox.bench.report.plot.Markup;
import dev.vox.bench.report.plot.PlotStyle;
import dev.vox.bench.result.BenchResult;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// Results as one HTML page that needs nothing else: no network, no script, no font.
///
/// Its policy forbids the browser to load anything; the one style sheet within is allowed by its hash (Content Security Policy Level 3,
/// section 6.7.3.3).
public final class HtmlReport {
    private static final String SHEET =
            PlotStyle.SHEET
                    + """
                    *{box-sizing:border-box}
                    body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
                    main{max-width:98rem;margin:0 auto;padding:1.5rem clamp(.75rem,3vw,2.5rem) 4rem}
                    h1{font-size:1.6rem;margin:0 0 .25rem} h2{font-size:1.3rem;margin:3rem 0 .25rem} h3{font-size:1.05rem;margin:2rem 0 .5rem}
                    h1,h2,h3,dd,dt,p,figcaption{overflow-wrap:anywhere} td,th{overflow-wrap:break-word;max-width:24rem}
                    p{margin:.25rem 0} .dim,figcaption small{color:var(--dim)}
                    .flag,.held{border:1px solid var(--bad);border-left-width:.4rem;padding:.4rem .8rem;margin:.8rem 0;border-radius:.2rem;overflow-wrap:anywhere}
                    .held{border-color:var(--c2)}
                    .scroll{overflow-x:auto;margin:.75rem 0}
                    .scroll:focus-visible{outline:2px solid var(--c0)}
                    table{border-collapse:collapse;font-variant-numeric:tabular-nums}
                    th,td{padding:.3rem .75rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;min-width:3.5rem}
                    th{color:var(--dim);font-weight:600} td.n,th.n{text-align:right;white-space:nowrap} td.s{font-weight:700}
                    td.x{color:var(--bad);font-weight:700}
                    .plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,34rem),1fr));gap:1rem;margin:1rem 0}
                    figure{margin:0;padding:.9rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card);min-width:0}
                    figcaption{font-weight:600;margin-bottom:.4rem} figcaption small{display:block;font-weight:400}
                    figure .scroll{margin:0}
                    dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.25rem 1.25rem;margin:.5rem 0}
                    dt{font-weight:600} dd{margin:0}
                    @media screen{.scroll{background:linear-gradient(to right,var(--page) 30%,transparent) 0 0/2.5rem 100% no-repeat local,
                    linear-gradient(to left,var(--page) 30%,transparent) 100% 0/2.5rem 100% no-repeat local,
                    linear-gradient(to right,var(--line),transparent) 0 0/.9rem 100% no-repeat scroll,
                    linear-gradient(to left,var(--line),transparent) 100% 0/.9rem 100% no-repeat scroll} figure .scroll{background:none}}
                    @media screen and (max-width:40rem){h1{font-size:1.35rem} h2{margin-top:2rem} figure{padding:.5rem}
                    svg{min-width:0} svg text{font-size:14px} table{font-size:.87rem} th,td{padding:.25rem .45rem;min-width:0}
                    dl{grid-template-columns:1fr;gap:0} dd{margin-bottom:.5rem}
                    .v,.v tbody,.v tr{display:block} .v tr{padding:.4rem 0;border-bottom:1px solid var(--line)} .v tr:has(th){display:none}
                    .v td{display:flex;gap:1rem;justify-content:space-between;max-width:none;border:0;padding:.1rem 0;text-align:right;white-space:normal}
                    .v td:empty{display:none} .v td::before{content:attr(data-of);color:var(--dim);font-weight:400;text-align:left}}
                    @media print{main{max-width:none;padding:0} body{font-size:11px} svg{min-width:0}
                    figure,tr{break-inside:avoid} h2,h3{break-after:avoid} .scroll{overflow:visible}
                    .plots{grid-template-columns:1fr 1fr}}
                    """;

    private final Markup page = new Markup();
    private final HtmlResult section = new HtmlResult(page);

    private HtmlReport() {}

    /// The page of results.
    public static String text(List<BenchResult> results) {
        return text(results, Judged.NOTHING);
    }

    /// The page of results, with what is thought of them on top.
    public static String text(List<BenchResult> results, Judged judged) {
        HtmlReport report = new HtmlReport();
        report.head(results);
        report.page.open("body").open("main");
        report.page.element("h1", "vox bench: " + names(results));
        report.verdict(judged);
        report.contrasts(judged.contrasts());
        results.forEach(result -> report.section.add(result, judged.objectives()));
        report.definitions(results);
        report.page.close("main").close("body").close("html");
        return report.page.toString();
    }

    private static String names(List<BenchResult> results) {
        return results.stream()
                .map(BenchResult::scenario)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void head(List<BenchResult> results) {
        page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy());
        page.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        page.element("title", "vox bench: " + names(results));
        page.open("style").raw(SHEET).close("style").close("head");
    }

    private static String policy() {
        return "default-src 'none'; style-src 'sha256-"
                + hash()
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(SHEET.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void verdict(Judged judged) {
        if (!judged.headline().isEmpty()) {
            String answer = judged.passed() ? "Passed: " : "Not passed: ";
            page.element(
                    "p", answer + judged.headline(), "class", judged.passed() ? "held" : "flag");
        }
        judged.unsound().forEach(why -> page.element("p", why, "class", "flag"));
        if (!judged.gates().isEmpty()) {
            page.element("h2", "Thresholds");
            HtmlTables.gates(page, judged.gates());
        }
    }

    private void contrasts(List<Contrast> contrasts) {
        if (contrasts.isEmpty()) {
            return;
        }
        Contrast first = contrasts.getFirst();
        page.element("h2", "A against B");
        page.element("p", "A: " + first.one() + ", B: " + first.other());
        List<Intervals.Row> rows =
                contrasts.stream()
                        .filter(each ->
                                Double.isFinite(each.high()) && Double.isFinite(each.ratio()))
                        .map(HtmlReport::row)
                        .toList();
        if (!rows.isEmpty()) {
            Intervals plot =
                    new Intervals(
                            "Medians of B against those of A", "median of B against A, %", 0, rows);
            page.open("div", "class", "plots");
            section.figure(
                    new Plot(
                            "Medians of B against those of A",
                            "With the interval of 95 % confidence; 0 is A itself.",
                            plot::svg));
            page.close("div");
        }
        HtmlTables.contrasts(page, contrasts);
    }

    private static Intervals.Row row(Contrast contrast) {
        return new Intervals.Row(
                contrast.figure(),
                change(contrast.low()),
                change(contrast.ratio()),
                change(contrast.high()),
                contrast.verdict());
    }

    private static double change(double ratio) {
        return 100 * (ratio - 1);
    }

    private void definitions(List<BenchResult> results) {
        page.element("h2", "What the figures mean").open("dl");
        for (Metric metric : BenchDocument.metrics(results).toList()) {
            page.element("dt", metric.word()).element("dd", metric.definition());
        }
        page.close("dl");
        page.element(
                "p",
                "Percentiles are by nearest rank; ± is half of the median's interval of 95 %"
                        + " confidence, by bootstrap.",
                "class",
                "dim");
    }
}
