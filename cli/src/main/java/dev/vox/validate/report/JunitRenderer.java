package dev.vox.validate.report;

import static dev.vox.report.Xml.attribute;

import dev.vox.report.Excerpt;
import dev.vox.report.Xml;
import dev.vox.validate.CheckResult;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The XML of JUnit: a suite a phase, a test case a check.
///
/// It has what the schema of Ant's tasks (windyroad/JUnit-Schema, `JUnit.xsd`), `surefire-test-report-3.0.xsd` and Jenkins's
/// `junit-10.xsd` all read; `docs/reference/validation-reports.md` has the rules.
final class JunitRenderer implements Renderer {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final long MILLIS_A_SECOND = 1000;

    /// How many test cases of a suite ended how, as its attributes count them.
    private record Counts(long tests, long failures, long errors, long skipped) {}

    @Override
    public String add(RunEvent event) {
        return event instanceof RunEvent.RunEnded(RunReport report) ? document(report) : "";
    }

    private static String document(RunReport report) {
        Xml xml = new Xml().open("testsuites", List.of());
        int id = 0;
        for (PhaseResult phase : report.phases()) {
            suite(xml, report, phase, id++);
        }
        if (!report.complete()) {
            interruption(xml, report, id);
        }
        return xml.close("testsuites").text();
    }

    private static void suite(Xml xml, RunReport report, PhaseResult phase, int id) {
        String name = named(phase.number() + " " + phase.title(), phase.name());
        Instant at = phase.startedAt();
        begin(xml, name, phase.name(), id, at, phase.took(), counts(report, phase));
        properties(xml, report);
        for (CheckResult check : phase.checks()) {
            testcase(xml, report, phase, check);
        }
        xml.element("system-out", List.of(), log(phase));
        xml.element("system-err", List.of(), "").close("testsuite");
    }

    private static void begin(
            Xml xml, String name, String group, int id, Instant at, Duration took, Counts counts) {
        xml.open(
                "testsuite",
                List.of(
                        attribute("name", name),
                        attribute("package", named(group, "vox")),
                        attribute("id", id),
                        attribute("timestamp", SECONDS.format(at)),
                        attribute("hostname", "localhost"),
                        attribute("tests", counts.tests()),
                        attribute("failures", counts.failures()),
                        attribute("errors", counts.errors()),
                        attribute("skipped", counts.skipped()),
                        attribute("time", seconds(took))));
    }

    private static Counts counts(RunReport report, PhaseResult phase) {
        List<Judgement> judged =
                phase.checks().stream().map(check -> Judgement.of(check, report.strict())).toList();
        return new Counts(
                judged.size(),
                judged.stream().filter(Judgement.FAILED::equals).count(),
                judged.stream().filter(Judgement.BROKEN::equals).count(),
                judged.stream().filter(Judgement.SKIPPED::equals).count());
    }

    private static void properties(Xml xml, RunReport report) {
        xml.open("properties", List.of());
        property(xml, "vox.version", report.voxVersion());
        property(xml, "vox.project", report.project());
        property(xml, "vox.strict", report.strict());
        property(xml, "vox.complete", report.complete());
        xml.close("properties");
    }

    private static void property(Xml xml, String name, Object value) {
        xml.empty("property", List.of(attribute("name", name), attribute("value", value)));
    }

    private static void testcase(Xml xml, RunReport report, PhaseResult phase, CheckResult check) {
        List<Xml.Attribute> attributes =
                List.of(
                        attribute("name", named(check.id(), "check")),
                        attribute("classname", named(phase.name(), "vox")),
                        attribute("time", seconds(check.took())));
        String ending =
                switch (Judgement.of(check, report.strict())) {
                    case PASSED, WARNED -> "";
                    case FAILED -> "failure";
                    case BROKEN -> "error";
                    case SKIPPED -> "skipped";
                };
        if (ending.isEmpty()) {
            xml.empty("testcase", attributes);
            return;
        }
        xml.open("testcase", attributes);
        ending(xml, ending, check);
        xml.close("testcase");
    }

    /// Only what failed has a type: the schema of Surefire knows none for what was skipped.
    private static void ending(Xml xml, String ending, CheckResult check) {
        String problem = check.problem() == null ? "" : ": " + check.problem();
        Xml.Attribute message = attribute("message", Excerpt.line(check.title() + problem));
        if (ending.equals("skipped")) {
            xml.empty(ending, List.of(message));
        } else {
            String type = "%s.%s".formatted(word(check.severity()), word(check.status()));
            xml.element(
                    ending,
                    List.of(message, attribute("type", type)),
                    String.join("\n", Details.lines(check)));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// What no test case has room for: how every check ended, and what was seen.
    private static String log(PhaseResult phase) {
        StringBuilder log = new StringBuilder("\n");
        for (CheckResult check : phase.checks()) {
            log.append(check.status()).append(' ').append(Excerpt.line(check.title()));
            log.append(Details.time(check)).append('\n');
            Details.lines(check).forEach(line -> log.append("  ").append(line).append('\n'));
        }
        return log.toString();
    }

    /// Nobody takes the report of an interrupted run for a good one.
    private static void interruption(Xml xml, RunReport report, int id) {
        Instant at = report.startedAt();
        begin(xml, "interrupted", "vox", id, at, report.took(), new Counts(1, 0, 1, 0));
        properties(xml, report);
        xml.open(
                "testcase",
                List.of(
                        attribute("name", "run.complete"),
                        attribute("classname", "vox"),
                        attribute("time", seconds(report.took()))));
        String message = "the run was interrupted; what was done until then is reported";
        xml.element(
                "error",
                List.of(attribute("message", message), attribute("type", "interrupted")),
                message);
        xml.close("testcase").element("system-out", List.of(), "");
        xml.element("system-err", List.of(), "").close("testsuite");
    }

    private static String named(String name, String otherwise) {
        String line = Excerpt.line(name);
        return line.isEmpty() ? otherwise : line;
    }

    /// With a point and three digits, whatever the locale; Surefire's schema has no more.
    private static String seconds(Duration duration) {
        long millis = duration.plusNanos(500_000).toMillis();
        return "%d.%03d".formatted(millis / MILLIS_A_SECOND, millis % MILLIS_A_SECOND);
    }
}
