package dev.vox.bench.gate;

import dev.vox.bench.metric.Amount;
import dev.vox.bench.metric.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What became of a demand.
///
/// @param demand as it was made: `first_audible.p95 > 300ms`
/// @param kind whether it was not to be true, or to be
/// @param scenario whose result was judged; empty when the demand found nothing in any
/// @param subject likewise
/// @param series of which it was judged: `first_audible words=10`; empty when there was none
/// @param measuredOrNull what was measured, when something was
/// @param reason a phrase: why it is not held; empty when it is
public record GateVerdict(
        String demand,
        Kind kind,
        String scenario,
        String subject,
        String series,
        @Nullable Measured measuredOrNull,
        Outcome outcome,
        String reason) {
    /// Where a demand comes from, and so in which sense it is meant.
    public enum Kind {
        /// `--fail-if`: it must not be true.
        FAIL_IF,
        /// `--slo`: it must be true.
        OBJECTIVE
    }

    /// How it ended.
    public enum Outcome {
        HELD,
        MISSED,
        /// Nothing was measured that it could be judged by; counts as missed.
        NO_SERIES,
        /// An objective whose figure these scenarios do not measure; it counts for nothing while another was judged.
        NOT_MEASURED
    }

    /// A value.
    ///
    /// @param value in the unit
    /// @param n samples behind it
    public record Measured(double value, Unit unit, long n) {}

    /// Whether verdicts are of more than one scenario, so that a table has to name them.
    public static boolean ofSeveralScenarios(List<GateVerdict> verdicts) {
        return verdicts.stream()
                        .map(GateVerdict::scenario)
                        .filter(scenario -> !scenario.isEmpty())
                        .distinct()
                        .count()
                > 1;
    }

    /// Whether the run may pass with it.
    public boolean passed() {
        return switch (outcome) {
            case HELD, NOT_MEASURED -> true;
            case MISSED, NO_SERIES -> false;
        };
    }

    /// The verdict in a word or two.
    public String word() {
        return switch (outcome) {
            case HELD -> "held";
            case MISSED, NO_SERIES -> "missed";
            case NOT_MEASURED -> "not judged";
        };
    }

    /// What stands behind the word: why nothing was measured; empty where something was.
    public String remark() {
        return switch (outcome) {
            case HELD, MISSED -> "";
            case NO_SERIES, NOT_MEASURED -> reason;
        };
    }

    /// What was measured, as people read it; empty when nothing was.
    public String measuredText() {
        return measured().map(each -> Amount.text(each.value(), each.unit())).orElse("");
    }

    /// What was measured.
    public Optional<Measured> measured() {
        return Optional.ofNullable(measuredOrNull);
    }
}
