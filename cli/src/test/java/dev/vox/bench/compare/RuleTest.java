package dev.vox.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.metric.Better;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    @ParameterizedTest
    @CsvSource({
        "1.05, 1.03, 1.07, 0.001, LOWER, WORSE",
        "1.05, 1.03, 1.07, 0.001, HIGHER, BETTER",
        "1.05, 1.03, 1.07, 0.001, NEITHER, NOT_JUDGED",
        "1.05, 1.03, 1.07, 0.010, LOWER, UNCLEAR",
        "1.05, 1.02, 1.07, 0.001, LOWER, UNCLEAR",
        "1.05, 0.99, 1.12, 0.001, LOWER, UNCLEAR",
        "0.95, 0.93, 0.97, 0.001, LOWER, BETTER",
        "0.95, 0.93, 0.97, 0.001, HIGHER, WORSE",
        "0.95, 0.93, 0.97, 0.100, LOWER, UNCLEAR",
        "1.01, 1.00, 1.02, 0.001, LOWER, SAME",
        "1.01, 1.00, 1.02, 0.900, HIGHER, SAME",
    })
    void aVerdictNeedsTheIntervalAndTheThresholdAndP(
            double value, double low, double high, double p, Better better, Verdict verdict) {
        Rule.Judged judged =
                Rule.inTurns().judge(better, new Ratio(value, low, high, false), p, 200);

        assertThat(judged.verdict()).isEqualTo(verdict);
        boolean open = verdict == Verdict.UNCLEAR || verdict == Verdict.NOT_JUDGED;
        assertThat(judged.reason().isEmpty()).isEqualTo(!open);
    }

    @Test
    void fewSamplesTellNothing() {
        Rule.Judged judged =
                Rule.inTurns().judge(Better.LOWER, new Ratio(2, 2, 2, false), 0.001, 4);

        assertThat(judged)
                .isEqualTo(
                        new Rule.Judged(Verdict.UNCLEAR, "too few samples: 4, and 5 are needed"));
    }

    @Test
    void aGreaterThresholdTakesMoreForTheSame() {
        Ratio ratio = new Ratio(1.05, 1.03, 1.07, false);

        assertThat(new Rule(0.1).judge(Better.LOWER, ratio, 0.001, 200).verdict())
                .isEqualTo(Verdict.SAME);
    }

    @Test
    void aThresholdIsAShare() {
        assertThatThrownBy(() -> new Rule(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rule(-0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rule(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
