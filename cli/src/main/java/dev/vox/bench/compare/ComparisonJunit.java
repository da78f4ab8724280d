package dev.vox.bench.compare;

import static dev.vox.report.Xml.attribute;

import dev.vox.bench.gate.GateVerdict;
import dev.vox.report.Xml;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A comparison and its thresholds as the XML of JUnit: a test case a figure, one a threshold, and one for why the figures may not be used.
/// What is worse or missed, and such a reason, failed; what is unclear or not judged is skipped.
public final class ComparisonJunit {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private ComparisonJunit() {}

    private enum Ending {
        PASSED,
        FAILED,
        SKIPPED
    }

    /// A test case.
    ///
    /// @param message why it did not pass; empty when it did
    /// @param output what was measured, a line
    private record Case(String name, Ending ending, String type, String message, String output) {}

    /// The document.
    ///
    /// @param at when the run began
    public static String text(ComparisonReport report, Instant at) {
        Xml xml = new Xml().open("testsuites", List.of());
        int id = 0;
        if (!report.unsound().isEmpty()) {
            suite(
                    xml,
                    id++,
                    "figures",
                    at,
                    report.unsound().stream().map(ComparisonJunit::unsound).toList());
        }
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
        String output = ComparisonViews.measured(each);
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
                        attribute("errors", 0),
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
            case FAILED -> {
                xml.open("testcase", attributes);
                xml.element(
                        "failure",
                        List.of(
                                attribute("message", each.message()),
                                attribute("type", each.type())),
                        each.output());
                xml.close("testcase");
            }
            case SKIPPED -> {
                xml.open("testcase", attributes);
                xml.empty("skipped", List.of(attribute("message", each.message())));
                xml.close("testcase");
            }
        }
    }
}
