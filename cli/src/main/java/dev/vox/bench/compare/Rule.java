package dev.vox.bench.compare;

import dev.vox.bench.metric.Better;

/// When a difference is one.
///
/// @param threshold so much of a change is none: 0.02 for 2 %
public record Rule(double threshold) {
    /// The threshold for what was measured in turns, unless it is given: 2 %.
    public static final double IN_TURNS = 0.02;

    /// That for what was measured at another time: 10 %. A machine is as easily 5 % slower for a while, and these samples do not know.
    public static final double APART = 0.1;

    /// So likely a difference by chance may be at most.
    public static final double MOST_P = 0.01;

    /// Of fewer samples a side nothing is said: four and four cannot have a p below 0.028.
    public static final int FEWEST = 5;

    public Rule {
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("a threshold is from 0 to below 1");
        }
    }

    /// The usual rule for what was measured in turns.
    public static Rule inTurns() {
        return new Rule(IN_TURNS);
    }

    /// The usual rule for what was measured at another time.
    public static Rule apart() {
        return new Rule(APART);
    }

    /// A verdict and, where it is unclear or none, why.
    public record Judged(Verdict verdict, String reason) {}

    /// Judges B by A: worse, or better, when the whole interval of the ratio lies beyond the threshold and p is below [#MOST_P]; the same when the
    /// whole interval lies within the threshold; else unclear.
    ///
    /// @param fewest samples of the side that has fewer
    Judged judge(Better better, Ratio ratio, double p, long fewest) {
        return switch (better) {
            case LOWER -> judge(ratio, p, fewest);
            case HIGHER -> judge(ratio.inverse(), p, fewest);
            case NEITHER ->
                    new Judged(Verdict.NOT_JUDGED, "it describes, and is neither good nor bad");
        };
    }

    /// @param growth of a figure that is the worse the greater it is
    private Judged judge(Ratio growth, double p, long fewest) {
        double above = 1 + threshold;
        double below = 1 / above;
        if (fewest < FEWEST) {
            return new Judged(
                    Verdict.UNCLEAR,
                    "too few samples: %d, and %d are needed".formatted(fewest, FEWEST));
        }
        if (growth.low() >= below && growth.high() <= above) {
            return new Judged(Verdict.SAME, "");
        }
        if (growth.low() <= above && growth.high() >= below) {
            return new Judged(Verdict.UNCLEAR, "the interval reaches across the threshold");
        }
        return p < MOST_P
                ? new Judged(growth.low() > above ? Verdict.WORSE : Verdict.BETTER, "")
                : new Judged(Verdict.UNCLEAR, "p is not below " + MOST_P);
    }
}
