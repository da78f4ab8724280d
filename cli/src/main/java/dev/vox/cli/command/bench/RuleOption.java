package dev.vox.cli.command.bench;

import dev.vox.bench.compare.Rule;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;

/// From when on a change is one.
final class RuleOption implements Declared {
    private static final double PERCENT = 100;

    private double percent = Rule.USUAL * PERCENT;

    @Override
    public void declare(Arguments arguments) {
        arguments
                .option(Double.class, "PERCENT", "--threshold")
                .about("A smaller change of a median is none; 2 unless given.")
                .to(given -> percent = given);
    }

    /// The rule.
    ///
    /// @throws UsageProblem when it is no share
    Rule rule(String usage) {
        if (!(percent >= 0 && percent < PERCENT)) {
            throw new UsageProblem(
                    "--threshold must be from 0 to below 100, not " + percent,
                    "such as --threshold 5",
                    usage);
        }
        return new Rule(percent / PERCENT);
    }
}
