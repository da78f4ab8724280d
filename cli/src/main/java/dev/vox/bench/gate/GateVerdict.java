package dev.vox.bench.gate;

import dev.vox.bench.metric.Unit;

import org.jspecify.annotations.Nullable;

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

    /// Whether the run may pass with it.
    public boolean passed() {
        return switch (outcome) {
            case HELD, NOT_MEASURED -> true;
            case MISSED, NO_SERIES -> false;
        };
    }

    /// What was measured.
    public Optional<Measured> measured() {
        return Optional.ofNullable(measuredOrNull);
    }
}
