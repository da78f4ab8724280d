package dev.vox.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vox.bench.gate.GateVerdict.Outcome;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Objective;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class GateTest {
    private static final long MS = 1_000_000;
    private static final Series SHORT = audible("1", 10, 12, 14);
    private static final Series LONG = audible("50", 40, 42, 90);

    @Test
    void everySeriesThatAThresholdSpeaksOfIsJudgedByItself() throws MalformedThreshold {
        List<GateVerdict> verdicts =
                judge("first_audible.p50 > 30ms", result("speech", subject("stack", SHORT, LONG)));

        assertThat(verdicts)
                .extracting(GateVerdict::series, GateVerdict::outcome, GateVerdict::reason)
                .containsExactly(
                        tuple("first_audible words=1", Outcome.HELD, ""),
                        tuple("first_audible words=50", Outcome.MISSED, "p50 is 42 ms"));
        assertThat(verdicts.getLast().measured().orElseThrow().n()).isEqualTo(3);
    }

    @Test
    void labelsChooseAmongTheSeries() throws MalformedThreshold {
        assertThat(
                        judge(
                                "first_audible{words=1}.p50 > 30ms",
                                result("speech", subject("stack", SHORT, LONG))))
                .singleElement()
                .matches(GateVerdict::passed);
    }

    @Test
    void aThresholdThatSpeaksOfNoSeriesIsMissed() throws MalformedThreshold {
        assertThat(
                        judge(
                                "first_audible{words=11}.p50 > 30ms",
                                result("speech", subject("stack", SHORT, LONG))))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.passed()).isFalse();
                    assertThat(verdict.reason())
                            .isEqualTo(
                                    "no such series was measured; there are first_audible words=1,"
                                            + " first_audible words=50");
                });
    }

    @Test
    void aThresholdOfAMetricThatWasNotMeasuredIsMissed() throws MalformedThreshold {
        assertThat(judge("rtf.max > 1", result("speech", subject("stack"))))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.passed()).isFalse());
    }

    @Test
    void everySubjectOfAResultMustHaveWhatOneOfThemHas() throws MalformedThreshold {
        assertThat(
                        judge(
                                "first_audible.p50 > 30ms",
                                result("speech", subject("a", SHORT), subject("b"))))
                .extracting(GateVerdict::subject, GateVerdict::outcome)
                .containsExactly(tuple("a", Outcome.HELD), tuple("b", Outcome.NO_SERIES));
    }

    @Test
    void aThresholdMayBeAboutOneOfSeveralScenarios() throws MalformedThreshold {
        Series control = new Series(Metric.BARGEIN_CONTROL, Map.of(), Samples.of(3 * MS));

        assertThat(
                        Gate.judge(
                                List.of(
                                        result("speech", subject("stack", SHORT)),
                                        result("stop", subject("stack", control))),
                                List.of(Threshold.parse("bargein_control.max > 5ms"))))
                .extracting(GateVerdict::scenario, GateVerdict::outcome)
                .containsExactly(tuple("stop", Outcome.HELD));
    }

    @Test
    void objectivesAreThoseOfTheModelThatWasMeasured() {
        Objectives objectives =
                new Objectives(model ->
                        model.equals("slow")
                                ? List.of(new Objective("first_audible", "p95", 100))
                                : List.of(new Objective("first_audible", "p95", 30)));

        assertThat(
                        objectives.judge(
                                List.of(
                                        result(
                                                "speech",
                                                subject("slow", LONG),
                                                subject("fast", LONG)))))
                .extracting(GateVerdict::subject, GateVerdict::outcome, GateVerdict::demand)
                .containsExactly(
                        tuple("slow", Outcome.HELD, "first_audible.p95 <= 100ms"),
                        tuple("fast", Outcome.MISSED, "first_audible.p95 <= 30ms"));
    }

    @Test
    void anObjectiveThatIsNotMeasuredCountsForNothingBesideOneThatIs() {
        Objectives objectives =
                new Objectives(model ->
                        List.of(
                                new Objective("first_audible", "p95", 100),
                                new Objective("bargein_control", "p95", 50)));

        assertThat(objectives.judge(List.of(result("speech", subject("slow", LONG)))))
                .extracting(GateVerdict::outcome, GateVerdict::passed)
                .containsExactly(tuple(Outcome.HELD, true), tuple(Outcome.NOT_MEASURED, true));
        assertThat(objectives.judge(List.of(result("speech", subject("slow")))))
                .last()
                .satisfies(verdict -> {
                    assertThat(verdict.passed()).isFalse();
                    assertThat(verdict.reason()).isEqualTo("no objective of slow was measured");
                });
    }

    @Test
    void aProfileWithoutObjectivesIsSaid() {
        assertThat(
                        new Objectives(model -> List.of())
                                .judge(List.of(result("x", subject("fast", LONG)))))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.passed()).isFalse();
                    assertThat(verdict.reason()).isEqualTo("the profile of fast has no objectives");
                });
    }

    @Test
    void anObjectiveOfNoMetricIsAMistakeOfTheProfile() {
        Objectives objectives =
                new Objectives(model -> List.of(new Objective("first_audibel", "p95", 100)));

        assertThatThrownBy(() -> objectives.judge(List.of(result("x", subject("fast", LONG)))))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("[profile of fast] objective")
                .hasMessageContaining("did you mean 'first_audible'?");
    }

    private static List<GateVerdict> judge(String threshold, BenchResult result)
            throws MalformedThreshold {
        return Gate.judge(List.of(result), List.of(Threshold.parse(threshold)));
    }

    private static Series audible(String words, long... milliseconds) {
        long[] ticks = new long[milliseconds.length];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = milliseconds[i] * MS;
        }
        return new Series(Metric.FIRST_AUDIBLE, Map.of("words", words), Samples.of(ticks));
    }

    private static BenchResult result(String scenario, SubjectResult... subjects) {
        return new BenchResult(
                scenario,
                "first-audio",
                Map.of(),
                Instant.EPOCH,
                Duration.ofSeconds(1),
                false,
                List.of(subjects));
    }

    /// A subject that speaks with the model of its name.
    private static SubjectResult subject(String name, Series... series) {
        return new SubjectResult(
                name,
                new Fingerprint(Map.of("model", name)),
                List.of(series),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of());
    }
}
