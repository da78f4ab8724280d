package dev.vox.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.LevelCurve;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.bench.result.Waterfall;
import dev.vox.text.Canvas;
import dev.vox.text.Layout;
import dev.vox.text.Painter;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/// Names and labels come from files and command lines of anybody. No form takes them for anything but text.
class HostileTextTest {
    static final String HOSTILE =
            "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;| `x` \\"
                    + " {a=\"b\"}\n"
                    + "# TYPE x counter\r"
                    + "\u0000\u0007\u001b[31m\u001b]0;title\u0007\u202e\u2028\u009b";
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u2028-\\u202e&&[^\n\r\t]]");

    static List<BenchResult> results() {
        Samples samples =
                Samples.of(LongStream.rangeClosed(1, 20).map(i -> i * 1_000_000).toArray());
        Series series = new Series(Metric.FIRST_AUDIBLE, Map.of(HOSTILE, HOSTILE), samples);
        SubjectResult subject =
                new SubjectResult(
                        HOSTILE,
                        new Fingerprint(Map.of(HOSTILE, HOSTILE, "model", HOSTILE)),
                        List.of(series),
                        List.of(new Flaw(HOSTILE, 1)),
                        new Overhead(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, HOSTILE),
                        List.of(
                                new Waterfall(
                                        HOSTILE,
                                        HOSTILE,
                                        List.of(
                                                new Waterfall.Mark(
                                                        HOSTILE, Duration.ofMillis(3))))),
                        List.of(
                                new LevelCurve(
                                        HOSTILE, Duration.ofMillis(10), new float[] {-100, -20})),
                        List.of(
                                new LoadStep(1, true, List.of(series), null),
                                new LoadStep(2, false, List.of(series), HOSTILE)));
        return List.of(
                new BenchResult(
                        HOSTILE,
                        HOSTILE,
                        Map.of(HOSTILE, HOSTILE),
                        Instant.EPOCH,
                        Duration.ofSeconds(1),
                        true,
                        List.of(subject, subject)));
    }

    static String html() {
        GateVerdict gate =
                new GateVerdict(
                        HOSTILE,
                        GateVerdict.Kind.FAIL_IF,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        null,
                        GateVerdict.Outcome.NO_SERIES,
                        HOSTILE);
        Contrast contrast = new Contrast(HOSTILE, HOSTILE, HOSTILE, 1, 0.9, 1.1, 0.5, HOSTILE);
        return HtmlReport.text(
                results(),
                new Judged(
                        HOSTILE,
                        false,
                        List.of(HOSTILE),
                        List.of(gate),
                        List.of(contrast),
                        List.of(new Objective(Metric.FIRST_AUDIBLE, HOSTILE, 10))));
    }

    /// HTML that is XML too shows every element that there is: none of them is one that a text made.
    @Test
    void makesNoElementAndNoAttributeOfAPage() throws Exception {
        String html = html();
        String markup =
                html.substring(html.indexOf("<html")).replaceFirst("(?s)<style>.*?</style>", "");
        Document page =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(markup)));

        assertThat(page.getElementsByTagName("svg").getLength()).isGreaterThan(5);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("img").getLength()).isZero();
        assertThat(page.getElementsByTagName("h2").item(2).getTextContent())
                .startsWith("</style></title><script>alert(1)</script>\"'>");
        assertThat(html).doesNotContain("onerror=alert(1)>").doesNotContain("<script");
        assertThat(html.split("<style>", -1)).hasSize(2);
    }

    @Test
    void leavesNoControlCharacterInAnyForm() {
        String page = Layout.render(BenchPage.of(results()), new Canvas(100, true, Painter.NONE));
        Stream.of(
                        html(),
                        page,
                        MarkdownReport.text(results()),
                        PrometheusReport.text(results()),
                        CsvReport.text(results()))
                .forEach(text -> assertThat(CONTROL.matcher(text).find()).as(text).isFalse());
    }

    @Test
    void staysWithinItsLineForPrometheus() {
        assertThat(PrometheusReport.text(results()).lines())
                .allMatch(line ->
                        line.startsWith("# HELP vox_bench_")
                                || line.startsWith("# TYPE vox_bench_")
                                || line.startsWith("vox_bench_"));
    }

    @Test
    void staysWithinItsFieldOfATable() {
        List<String> lines = CsvReport.text(results()).lines().toList();

        assertThat(lines).hasSize(1 + 2 * 3 * 20);
        assertThat(lines.get(1)).startsWith("\"</style></title><script>alert(1)</script>\"\"'>");
    }

    @Test
    void staysWithinItsCellOfMarkdown() {
        assertThat(
                        MarkdownReport.text(results())
                                .lines()
                                .filter(line -> line.startsWith("| first")))
                .hasSize(2)
                .allMatch(line ->
                        line.replace("\\|", "").chars().filter(c -> c == '|').count() == 11);
    }
}
