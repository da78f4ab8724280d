package dev.vox.bench.compare;

import static dev.vox.report.Xml.attribute;

import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.result.BenchResult;
import dev.vox.report.Xml;
import dev.vox.text.Figures;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Results, what they were compared with and held to, as the XML of JUnit: a test case for the end of each scenario, one for why figures may
/// not be used, one a figure that was compared, and one a threshold.
///
/// What is worse or missed, and figures that may not be used, failed; a scenario that was interrupted is an error; what is unclear or not
/// judged is skipped.
public final class ComparisonJunit {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private ComparisonJunit() {}

    private enum Ending {
        PASSED,
        FAILED,
        BROKEN_OFF,
        SKIPPED
    }

    /// A test case.
    ///
    /// @param message why it did not pass; empty when it did
    /// @param output what was measured, a line
    private record Case(String name, Ending ending, String type, String message, String output) {}

    /// The document.
    ///
    /// @param results of the run; when the first of them began, it began
    public static String text(List<BenchResult> results, ComparisonReport report) {
        Instant at = results.isEmpty() ? Instant.EPOCH : results.getFirst().startedAt();
        Xml xml = new Xml().open("testsuites", List.of());
        int id = 0;
        suite(xml, id++, "figures", at, figures(results, report));
        for (Comparison comparison : report.comparisons()) {
            String name =
                    "%s: %s by %s".formatted(comparison.scenario(), comparison.b(), comparison.a());
            suite(xml, id++, name, at, cases(comparison));
        }
        if (!report.gates().isEmpty()) {
            suite(
                    xml,
                    id,
                    "thresholds",
                    at,
                    report.gates().stream().map(ComparisonJunit::threshold).toList());
        }
        return xml.close("testsuites").text();
    }

    /// Whether there are any, and may be used.
    private static List<Case> figures(List<BenchResult> results, ComparisonReport report) {
        return Stream.concat(
                        results.stream().map(ComparisonJunit::ended),
                        report.unsound().stream().map(ComparisonJunit::unsound))
                .toList();
    }

    private static Case ended(BenchResult result) {
        String name = result.scenario() + " came to its end";
        String took = "after " + Figures.duration(result.took());
        return result.partial()
                ? new Case(name, Ending.BROKEN_OFF, "partial", "interrupted " + took, took)
                : new Case(name, Ending.PASSED, "", "", took);
    }

    private static Case unsound(String why) {
        return new Case(why, Ending.FAILED, "unsound", why, why);
    }

    private static List<Case> cases(Comparison comparison) {
        return comparison.series().stream().map(ComparisonJunit::figure).toList();
    }

    private static Case figure(SeriesComparison each) {
        String output =
                "%s, and %s: %s (%s), p %s, n %s"
                        .formatted(
                                ChangeText.middle(each, each.a()),
                                ChangeText.middle(each, each.b()),
                                ChangeText.change(each.ratio().value()),
                                ChangeText.interval(each.ratio()),
                                ChangeText.p(each.p()),
                                ChangeText.n(each));
        String word = each.verdict().word();
        return switch (each.verdict()) {
            case WORSE -> new Case(each.title(), Ending.FAILED, word, output, output);
            case BETTER, SAME -> new Case(each.title(), Ending.PASSED, "", "", output);
            case UNCLEAR, NOT_JUDGED ->
                    new Case(
                            each.title(),
                            Ending.SKIPPED,
                            word,
                            word + ": " + each.reason(),
                            output);
        };
    }

    private static Case threshold(GateVerdict each) {
        String name =
                Stream.of(each.demand(), each.scenario(), each.subject(), each.series())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        String output = each.measuredText();
        return switch (each.outcome()) {
            case HELD -> new Case(name, Ending.PASSED, "", "", output);
            case MISSED, NO_SERIES ->
                    new Case(name, Ending.FAILED, "missed", each.reason(), output);
            case NOT_MEASURED -> new Case(name, Ending.SKIPPED, "", each.reason(), output);
        };
    }

    private static void suite(Xml xml, int id, String name, Instant at, List<Case> cases) {
        xml.open(
                "testsuite",
                List.of(
                        attribute("name", name),
                        attribute("package", "vox.bench"),
                        attribute("id", id),
                        attribute("timestamp", SECONDS.format(at)),
                        attribute("hostname", "localhost"),
                        attribute("tests", cases.size()),
                        attribute("failures", count(cases, Ending.FAILED)),
                        attribute("errors", count(cases, Ending.BROKEN_OFF)),
                        attribute("skipped", count(cases, Ending.SKIPPED)),
                        attribute("time", "0.000")));
        xml.open("properties", List.of()).close("properties");
        cases.forEach(each -> testcase(xml, name, each));
        StringBuilder log = new StringBuilder("\n");
        for (Case each : cases) {
            log.append(each.name()).append(": ").append(each.output()).append('\n');
        }
        xml.element("system-out", List.of(), log.toString());
        xml.element("system-err", List.of(), "").close("testsuite");
    }

    private static long count(List<Case> cases, Ending ending) {
        return cases.stream().filter(each -> each.ending() == ending).count();
    }

    private static void testcase(Xml xml, String suite, Case each) {
        List<Xml.Attribute> attributes =
                List.of(
                        attribute("name", each.name()),
                        attribute("classname", suite),
                        attribute("time", "0.000"));
        switch (each.ending()) {
            case PASSED -> xml.empty("testcase", attributes);
            case FAILED -> problem(xml, attributes, "failure", each);
            case BROKEN_OFF -> problem(xml, attributes, "error", each);
            case SKIPPED -> {
                xml.open("testcase", attributes);
                xml.empty("skipped", List.of(attribute("message", each.message())));
                xml.close("testcase");
            }
        }
    }

    private static void problem(
            Xml xml, List<Xml.Attribute> attributes, String element, Case each) {
        xml.open("testcase", attributes);
        xml.element(
                element,
                List.of(attribute("message", each.message()), attribute("type", each.type())),
                each.output());
        xml.close("testcase");
    }
}
