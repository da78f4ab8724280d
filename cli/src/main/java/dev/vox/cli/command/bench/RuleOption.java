package dev.vox.cli.command.bench;

import dev.vox.bench.compare.Rule;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;

import org.jspecify.annotations.Nullable;

/// From when on a change is one.
final class RuleOption implements Declared {
    private static final double PERCENT = 100;

    private @Nullable Double percent;

    @Override
    public void declare(Arguments arguments) {
        arguments
                .option(Double.class, "PERCENT", "--threshold")
                .about(
                        "A smaller change of a median is none; unless given 2, and 10 against what"
                                + " was measured at another time.")
                .to(given -> percent = given);
    }

    /// Whether a command line says it.
    boolean given() {
        return percent != null;
    }

    /// The rule.
    ///
    /// @param usual when none is given
    /// @throws UsageProblem when it is no share
    Rule rule(Rule usual, String usage) {
        if (percent == null) {
            return usual;
        }
        if (!(percent >= 0 && percent < PERCENT)) {
            throw new UsageProblem(
                    "--threshold must be from 0 to below 100, not " + percent,
                    "such as --threshold 5",
                    usage);
        }
        return new Rule(percent / PERCENT);
    }
}
