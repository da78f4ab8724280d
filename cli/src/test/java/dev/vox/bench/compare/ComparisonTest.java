package dev.vox.bench.compare;

import static dev.vox.bench.compare.Runs.counts;
import static dev.vox.bench.compare.Runs.flawed;
import static dev.vox.bench.compare.Runs.result;
import static dev.vox.bench.compare.Runs.series;
import static dev.vox.bench.compare.Runs.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint.Difference;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ComparisonTest {
    private static final Series FAST = series(Metric.FIRST_AUDIBLE, "10", 40, 1);
    private static final Series SLOW = series(Metric.FIRST_AUDIBLE, "10", 44, 2);
    private static final Conditions STRICT =
            new Conditions(false, Rule.inTurns(), Conditions.OF_BUILDS, false);

    @Test
    void aFigureThatIsWorseIsARegression() {
        Comparison comparison =
                between(subject("stack", Map.of(), FAST), subject("stack", Map.of(), SLOW));

        assertThat(comparison.regression()).isTrue();
        assertThat(comparison.series())
                .extracting(SeriesComparison::title, SeriesComparison::verdict)
                .containsExactly(tuple("first_audible words=10", Verdict.WORSE));
    }

    @Test
    void aFigureThatIsBetterIsNone() {
        Comparison comparison =
                between(subject("stack", Map.of(), SLOW), subject("stack", Map.of(), FAST));

        assertThat(comparison.regression()).isFalse();
        assertThat(comparison.series())
                .extracting(SeriesComparison::verdict)
                .containsExactly(Verdict.BETTER);
    }

    @Test
    void moreOfWhatIsGoodIsBetter() {
        Comparison comparison =
                between(
                        subject("stack", Map.of(), series(Metric.SPEED, "", 200, 1)),
                        subject("stack", Map.of(), series(Metric.SPEED, "", 220, 2)));

        assertThat(comparison.series())
                .extracting(SeriesComparison::verdict)
                .containsExactly(Verdict.BETTER);
    }

    @Test
    void aFigureThatOnlyOneSideHasIsSaid() {
        Series control = series(Metric.BARGEIN_CONTROL, "", 3, 3);
        Series total = series(Metric.TOTAL, "", 900, 4);

        Comparison comparison =
                between(
                        subject("stack", Map.of(), FAST, control),
                        subject("stack", Map.of(), FAST, total));

        assertThat(comparison.onlyA()).containsExactly("bargein_control");
        assertThat(comparison.onlyB()).containsExactly("total");
    }

    @Test
    void aCountOfOneRunTellsNothing() {
        Comparison comparison =
                between(
                        subject("stack", Map.of(), counts(Metric.SESSIONS_AT_SLO, 20)),
                        subject("stack", Map.of(), counts(Metric.SESSIONS_AT_SLO, 20)));

        assertThat(comparison.series())
                .extracting(SeriesComparison::verdict, SeriesComparison::reason)
                .containsExactly(tuple(Verdict.UNCLEAR, "too few samples: 1, and 5 are needed"));
    }

    @Test
    void whatWasMeasuredOnAnotherMachineIsNotCompared() {
        assertThatThrownBy(() ->
                        between(
                                subject("stack", Map.of("machine.cores", "2"), FAST),
                                subject("stack", Map.of("machine.cores", "8", "jdk", "25"), FAST)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                        [speech] main and stack are not measured on the same:
                          machine.cores: '2', and '8'
                          jdk: nothing, and '25'\
                        """);
    }

    @Test
    void itIsComparedWhenItIsForced() {
        Comparison comparison =
                Comparisons.against(
                                "main",
                                List.of(
                                        result(
                                                "speech",
                                                subject("stack", Map.of("jdk", "24"), FAST))),
                                List.of(
                                        result(
                                                "speech",
                                                subject("stack", Map.of("jdk", "25"), FAST))),
                                new Conditions(false, Rule.inTurns(), Set.of(), true))
                        .getFirst();

        assertThat(comparison.differences()).containsExactly(new Difference("jdk", "24", "25"));
    }

    @Test
    void anotherBuildIsMeantToDiffer() {
        Comparison comparison =
                between(
                        subject("stack", Map.of("git.commit", "a", "vox.build", "1"), FAST),
                        subject("stack", Map.of("git.commit", "b", "vox.build", "2"), FAST));

        assertThat(comparison.differences())
                .extracting(Difference::fact)
                .containsExactlyInAnyOrder("git.commit", "vox.build");
    }

    @Test
    void anotherModelIsMeantToDifferOnlyWhenStacksAreCompared() {
        BenchResult both =
                result(
                        "speech",
                        subject("a", Map.of("model", "piper", "env.X", "1"), FAST),
                        subject("b", Map.of("model", "mock"), FAST));

        assertThat(
                        Comparisons.inTurns(
                                List.of(both),
                                new Conditions(true, Rule.inTurns(), Conditions.OF_STACKS, false)))
                .singleElement()
                .extracting(Comparison::inTurns)
                .isEqualTo(true);
        assertThatThrownBy(() ->
                        between(
                                subject("stack", Map.of("model", "piper"), FAST),
                                subject("stack", Map.of("model", "mock"), FAST)))
                .hasMessageContaining("model: 'piper', and 'mock'");
    }

    @Test
    void anotherParameterOfTheScenarioIsADifference() {
        BenchResult more =
                new BenchResult(
                        "speech",
                        "first-audio",
                        Map.of("samples", "600"),
                        Runs.BEGAN,
                        Duration.ZERO,
                        false,
                        List.of(subject("stack", Map.of(), FAST)));

        assertThatThrownBy(() ->
                        Comparisons.against(
                                "main",
                                List.of(result("speech", subject("stack", Map.of(), FAST))),
                                List.of(more),
                                STRICT))
                .hasMessageContaining("scenario.samples: '60', and '600'");
    }

    @Test
    void aScenarioThatWasNotSavedIsNotCompared() {
        assertThatThrownBy(() ->
                        Comparisons.against(
                                "main",
                                List.of(result("stop", subject("stack", Map.of(), FAST))),
                                List.of(result("speech", subject("stack", Map.of(), FAST))),
                                STRICT))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("[main] it has no result of speech; it has stop");
    }

    @Test
    void subjectsAreComparedWithThoseOfTheirNames() {
        BenchResult saved =
                result("speech", subject("x", Map.of(), FAST), subject("y", Map.of(), SLOW));
        BenchResult now =
                result("speech", subject("y", Map.of(), SLOW), subject("x", Map.of(), SLOW));

        assertThat(Comparisons.against("main", List.of(saved), List.of(now), STRICT))
                .extracting(Comparison::b, Comparison::regression)
                .containsExactly(tuple("y", false), tuple("x", true));
        assertThatThrownBy(() ->
                        Comparisons.against(
                                "main",
                                List.of(saved),
                                List.of(result("speech", subject("z", Map.of(), FAST))),
                                STRICT))
                .hasMessage("[main] nothing called 'z' was measured by speech");
    }

    @Test
    void sidesWithoutAFigureInCommonAreNotCompared() {
        assertThatThrownBy(() ->
                        between(
                                subject("stack", Map.of(), FAST),
                                subject("stack", Map.of(), series(Metric.TOTAL, "", 900, 4))))
                .hasMessage("[speech] main and stack have no figure in common");
    }

    @Test
    void whatAReaderHasToKnowIsNoted() {
        Comparison comparison =
                between(
                        subject("stack", Map.of(), FAST),
                        flawed(subject("stack", Map.of(), FAST), "cut off", 3));

        assertThat(comparison.notes())
                .containsExactly(
                        "main was measured at another time, not in turns with stack: how busy the"
                                + " machine was then and now is in the difference",
                        "stack: 3 without figures: cut off");
    }

    private static Comparison between(SubjectResult a, SubjectResult b) {
        return Comparisons.against(
                        "main", List.of(result("speech", a)), List.of(result("speech", b)), STRICT)
                .getFirst();
    }
}
