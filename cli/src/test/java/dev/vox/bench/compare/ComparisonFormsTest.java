package dev.vox.bench.compare;

import static dev.vox.bench.compare.Runs.counts;
import static dev.vox.bench.compare.Runs.flawed;
import static dev.vox.bench.compare.Runs.result;
import static dev.vox.bench.compare.Runs.series;
import static dev.vox.bench.compare.Runs.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vox.Golden;
import dev.vox.bench.gate.Gate;
import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.gate.MalformedThreshold;
import dev.vox.bench.gate.Objectives;
import dev.vox.bench.gate.Threshold;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.BenchResult;
import dev.vox.json.Json;
import dev.vox.json.JsonNode;
import dev.vox.profile.Objective;
import dev.vox.text.Canvas;
import dev.vox.text.Layout;
import dev.vox.text.Painter;
import dev.vox.text.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

class ComparisonFormsTest {
    @RegisterExtension private final Golden golden = new Golden();

    @Test
    void forAPullRequest() throws MalformedThreshold {
        golden.matches("md", ComparisonMarkdown.text(report()));
        golden.matches("xml", ComparisonJunit.text(List.of(measured()), report()));
    }

    @Test
    void forAPipeAndAProgram() throws MalformedThreshold {
        golden.matches(
                "rows",
                ComparisonViews.of(report()).rows().get().stream()
                        .map(Row::text)
                        .collect(Collectors.joining("\n", "", "\n")));
        golden.matches("json", Json.pretty(ComparisonJson.root(report())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ant", "jenkins"})
    void itsXmlIsTaken(String schema) throws Exception {
        Schema rules =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(
                                Objects.requireNonNull(
                                        getClass()
                                                .getResource("/junit-schema/" + schema + ".xsd")));

        assertThatCode(() ->
                        rules.newValidator()
                                .validate(
                                        new StreamSource(
                                                new StringReader(
                                                        ComparisonJunit.text(
                                                                List.of(measured(), interrupted()),
                                                                report())))))
                .doesNotThrowAnyException();
    }

    @Test
    void thresholdsAlone() throws MalformedThreshold {
        ComparisonReport report = new ComparisonReport(List.of(), gates(), List.of());

        golden.matches("md", ComparisonMarkdown.text(report));
        assertThat(report.passed()).isFalse();
    }

    @Test
    void nothingFound() {
        ComparisonReport report =
                new ComparisonReport(
                        List.of(),
                        List.of(),
                        Comparisons.inTurns(
                                List.of(
                                        result(
                                                "first-audio",
                                                subject(
                                                        "a",
                                                        Map.of(),
                                                        series(Metric.TOTAL, "", 9, 1)),
                                                subject(
                                                        "b",
                                                        Map.of(),
                                                        series(Metric.TOTAL, "", 9, 1)))),
                                new Conditions(true, Rule.inTurns(), Conditions.OF_STACKS, false)));

        golden.matches("md", ComparisonMarkdown.text(report));
        assertThat(report.passed()).isTrue();
    }

    @Test
    void figuresThatMayNotBeUsedPassNowhere() {
        String why = "[quick of worker] the load generator was the bottleneck: it was held up";
        ComparisonReport report = new ComparisonReport(List.of(why), List.of(), List.of());

        assertThat(report.passed()).isFalse();
        assertThat(ComparisonJson.root(report))
                .containsEntry("passed", false)
                .containsEntry("unsound", List.of(why));
        assertThat(ComparisonMarkdown.text(report))
                .startsWith("## Benchmarks: the figures may not be used\n")
                .contains("the load generator was the bottleneck");
        assertThat(report.complaints()).containsExactly(why);
        assertThat(report.headline()).isEqualTo("the figures may not be used");
        assertThat(ComparisonJunit.text(List.of(measured()), report))
                .contains("tests=\"2\" failures=\"1\" errors=\"0\"", "<failure message=\"" + why);
    }

    @Test
    void aRunThatWasInterruptedIsAnErrorOfItsScenario() {
        ComparisonReport nothing = new ComparisonReport(List.of(), List.of(), List.of());

        assertThat(ComparisonJunit.text(List.of(measured(), interrupted()), nothing))
                .contains("name=\"figures\"", "tests=\"2\" failures=\"0\" errors=\"1\"")
                .contains("name=\"first-audio came to its end\"")
                .contains("name=\"control came to its end\"", "<error message=\"interrupted after");
    }

    @Test
    void whatIsReadAgainIsWhatWasWritten() throws Exception {
        ComparisonReport report = report();
        List<String> mistakes = new ArrayList<>();
        String text = Json.compact(ComparisonJson.root(report));

        ComparisonReport again =
                ComparisonReader.report(new JsonNode(Json.parse("kept", text), "", mistakes));

        assertThat(mistakes).isEmpty();
        assertThat(again).isEqualTo(report);
        assertThat(report.comparisons().getFirst().series())
                .as("an endless ratio is among them")
                .anyMatch(each -> Double.isInfinite(each.ratio().high()));
    }

    @Test
    void whatIsWrongInAKeptOneIsNoted() throws Exception {
        List<String> mistakes = new ArrayList<>();
        String text =
                Json.compact(ComparisonJson.root(report()))
                        .replace("\"threshold\":0.02", "\"threshold\":2")
                        .replaceFirst("\"metric\":\"total\"", "\"metric\":\"totl\"")
                        .replaceFirst("\"unsound\":\\[\\]", "\"unsound\":[1]")
                        .replaceFirst("\"outcome\":\"missed\"", "\"outcome\":\"mised\"");

        ComparisonReader.report(new JsonNode(Json.parse("kept", text), "", mistakes));

        assertThat(mistakes)
                .containsExactlyInAnyOrder(
                        "unsound[0]: this is not a text",
                        "thresholds[1].outcome: unknown word 'mised'; did you mean 'missed'?",
                        "comparisons[0].threshold: this is not from 0 to below 1",
                        "comparisons[0].series[2].metric: there is no such metric");
    }

    @Test
    void thresholdsOfSeveralScenariosSayOfWhich() throws MalformedThreshold {
        List<BenchResult> results = List.of(measured(), interrupted());
        List<GateVerdict> gates =
                Gate.judge(results, List.of(Threshold.parse("first_audible{words=10}.p95 > 42ms")));
        ComparisonReport report = new ComparisonReport(List.of(), gates, List.of());

        golden.matches("md", ComparisonMarkdown.text(report));
        golden.matches(
                "page",
                Layout.render(ComparisonViews.page(report), new Canvas(120, true, Painter.NONE)));
        assertThat(report.complaints())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("[first-audio of model=piper] missed by first_audible words=10: ");
    }

    private static BenchResult interrupted() {
        BenchResult whole =
                result(
                        "control",
                        subject(
                                "model=piper",
                                Map.of("model", "piper"),
                                series(Metric.FIRST_AUDIBLE, "10", 44, 21)));
        return new BenchResult(
                whole.scenario(),
                whole.kind(),
                whole.parameters(),
                whole.startedAt(),
                whole.took(),
                true,
                whole.subjects());
    }

    private static ComparisonReport report() throws MalformedThreshold {
        return new ComparisonReport(
                List.of(),
                gates(),
                Comparisons.inTurns(
                        List.of(measured()),
                        new Conditions(true, Rule.inTurns(), Conditions.OF_STACKS, false)));
    }

    private static List<GateVerdict> gates() throws MalformedThreshold {
        List<GateVerdict> gates =
                new ArrayList<>(
                        Gate.judge(
                                List.of(measured()),
                                List.of(
                                        Threshold.parse("first_audible{words=10}.p95 > 45ms"),
                                        Threshold.parse("rtf.max > 0.5"))));
        gates.addAll(
                new Objectives(model ->
                        List.of(
                                new Objective("first_audible", "p95", 300),
                                new Objective("bargein_control", "p95", 50)))
                        .judge(List.of(measured())));
        return gates;
    }

    private static BenchResult measured() {
        return result(
                "first-audio",
                subject(
                        "model=piper",
                        Map.of("model", "piper"),
                        series(Metric.FIRST_AUDIBLE, "10", 40, 1),
                        series(Metric.FIRST_AUDIBLE, "50", 80, 2),
                        series(Metric.TOTAL, "10", 900, 3),
                        series(Metric.AUDIO, "10", 3200, 4),
                        counts(Metric.UNDERRUNS, 0, 0, 0, 0, 0, 0, 0, 0),
                        counts(Metric.MISSED_BARGEINS, 1)),
                flawed(
                        subject(
                                "model=pipes|2",
                                Map.of("model", "pipes|2"),
                                series(Metric.FIRST_AUDIBLE, "10", 44, 11),
                                series(Metric.FIRST_AUDIBLE, "50", 70, 12),
                                series(Metric.TOTAL, "10", 909, 13),
                                series(Metric.AUDIO, "10", 3300, 14),
                                counts(Metric.UNDERRUNS, 0, 0, 3, 0, 0, 0, 2, 0),
                                series(Metric.LEADING_SILENCE, "10", 5, 15)),
                        "cut off before its end",
                        2));
    }
}
