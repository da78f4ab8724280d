package dev.vox.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Series;
import dev.vox.profile.Objective;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class ThresholdTest {
    private static final long MS = 1_000_000;

    @Test
    void saysThatAPercentileOfAMetricIsAboveAValue() throws MalformedThreshold {
        Threshold threshold = Threshold.parse("first_audible.p95 > 300ms");

        assertThat(threshold.metric()).isEqualTo(Metric.FIRST_AUDIBLE);
        assertThat(threshold.statistic().word()).isEqualTo("p95");
        assertThat(threshold.operator()).isEqualTo(Operator.ABOVE);
        assertThat(threshold.bound()).isEqualTo(300);
        assertThat(threshold.isTrue(Samples.of(300 * MS))).isFalse();
        assertThat(threshold.isTrue(Samples.of(300 * MS + 1))).isTrue();
    }

    @Test
    void speaksOfTheSeriesThatHaveItsLabels() throws MalformedThreshold {
        Threshold threshold =
                Threshold.parse("first_audible{ words=10, session = cold }.p50 >= 0.2s");

        assertThat(threshold.labels()).isEqualTo(Map.of("words", "10", "session", "cold"));
        assertThat(threshold.bound()).isEqualTo(200);
        assertThat(matches(threshold, Map.of("words", "10", "session", "cold", "x", "y"))).isTrue();
        assertThat(matches(threshold, Map.of("words", "10"))).isFalse();
        assertThat(matches(threshold, Map.of("words", "50", "session", "cold"))).isFalse();
    }

    private static boolean matches(Threshold threshold, Map<String, String> labels) {
        return threshold.matches(new Series(Metric.FIRST_AUDIBLE, labels, Samples.of(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "first_audible.p50>300ms, 300",
        "first_audible.p50 > 0.3001 s, 300.1",
        "first_audible.p50 > 250us, 0.25",
        "first_audible.p50 > 250µs, 0.25",
        "rtf.max > 0.5, 0.5",
        "missed_bargeins.max > 0, 0",
        "sessions_at_slo.min < 20, 20",
        "memory.max > 512KiB, 512",
        "memory.max > 1.5MiB, 1536",
        "memory.max > 1GiB, 1048576",
        "frame_rate.min < 50, 50",
        "frame_rate.min < 50/s, 50",
        "first_audible.n < 100, 100",
    })
    void countsAValueInTheUnitOfItsMetric(String text, double bound) throws MalformedThreshold {
        assertThat(Threshold.parse(text).bound()).isEqualTo(bound);
    }

    @ParameterizedTest
    @CsvSource({
        "min, 1",
        "max, 10",
        "mean, 4",
        "sum, 16",
        "n, 4",
        "p50, 2",
        "p75, 3",
        "p75.1, 10",
        "p100, 10",
        "p0, 1",
    })
    void measuresOneFigureOfTheSamples(String statistic, double value) throws MalformedThreshold {
        Threshold threshold = Threshold.parse("underruns." + statistic + " > 0");

        assertThat(threshold.measured(Samples.of(3, 1, 10, 2))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"> , false, true", ">=, true, true", "< , false, false", "<=, true, false"})
    void comparesAsItsOperatorSays(String sign, boolean ofTheSame, boolean ofMore)
            throws MalformedThreshold {
        Threshold threshold = Threshold.parse("threads.max " + sign + " 5");

        assertThat(threshold.isTrue(Samples.of(5))).isEqualTo(ofTheSame);
        assertThat(threshold.isTrue(Samples.of(6))).isEqualTo(ofMore);
    }

    @Test
    void isWhatAnObjectiveDemands() throws MalformedThreshold {
        Threshold threshold = Threshold.of(new Objective("first_audible", "p95", 300));

        assertThat(threshold).hasToString("first_audible.p95 <= 300ms");
        assertThat(threshold.isTrue(Samples.of(300 * MS))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first_audibel.p95 > 300ms|column 1: no metric 'first_audibel'; did you mean"
                        + " 'first_audible'?",
                "first_audible.q95 > 300ms|column 15: no statistic 'q95'; did you mean 'p95'?;"
                        + " there are min, mean, max, sum, n, p50, p90, p95, p99, p99.9",
                "first_audible.p101 > 300ms|column 15: no statistic 'p101';"
                        + " there are min, mean, max, sum, n, p50, p90, p95, p99, p99.9",
                "first_audible.p95 == 300ms|column 19: no operator '=='; there are >, >=, <, <=",
                "first_audible.p95 300ms|column 19: an operator is missing: >, >=, <, <=",
                "first_audible.p95 > -3ms|column 21: the value must be a number, such as 300 or"
                        + " 0.5; not '-3'",
                "first_audible.p95 >|column 20: the value must be a number, such as 300 or 0.5; it"
                        + " is missing",
                "first_audible.p95 > 300|column 24: first_audible is counted in ms, s, us, µs; the"
                        + " unit is missing",
                "first_audible.p95 > 300 kg|column 25: first_audible is counted in ms, s, us, µs;"
                        + " not in 'kg'",
                "rtf.max > 0.5ms|column 14: rtf has no unit: leave 'ms' out",
                "first_audible.n > 5ms|column 20: n has no unit: leave 'ms' out",
                "memory.max > 5MB|column 15: memory is counted in KiB, MiB, GiB; not in 'MB'",
                "first_audible > 5ms|column 15: a dot and a statistic, such as .p95, is missing",
                "first_audible. > 5ms|column 15: a statistic is missing: min, mean, max, sum, n,"
                        + " p50, p90, p95, p99, p99.9",
                "first_audible{words=10.p95 > 5ms|column 33: a comma or } is missing behind the"
                        + " label",
                "first_audible{words}.p95 > 5ms|column 15: a label is NAME=VALUE, such as words=10",
                "first_audible{words=}.p95 > 5ms|column 21: label 'words' has no value",
                "first_audible{a=1,a=2}.p95 > 5ms|column 19: label 'a' is there twice",
                "> 5|column 1: a threshold is METRIC.STATISTIC OPERATOR VALUE, such as"
                        + " first_audible.p95 > 300ms",
            })
    void aMistakeIsToldWithTheTextAndTheColumn(String text, String problem) {
        assertThat(mistake(text)).hasMessage("'" + text + "' " + problem);
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        MalformedThreshold mistakes = mistake("first_audibel.p9x => x");

        assertThat(mistakes.mistakes())
                .extracting(MalformedThreshold.Mistake::column)
                .isEqualTo(List.of(1, 15, 19, 22));
        assertThat(mistakes.getMessage().lines()).hasSize(4);
    }

    private static MalformedThreshold mistake(String text) {
        return catchThrowableOfType(MalformedThreshold.class, () -> Threshold.parse(text));
    }
}
