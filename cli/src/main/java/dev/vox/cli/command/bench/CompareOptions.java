package dev.vox.cli.command.bench;

import dev.vox.bench.compare.Baseline;
import dev.vox.bench.compare.Baselines;
import dev.vox.bench.compare.Conditions;
import dev.vox.bench.compare.Revision;
import dev.vox.bench.compare.Rule;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.target.TargetRequest;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// With what results are compared, and under which name they are saved.
final class CompareOptions implements Declared {
    private final RuleOption rule = new RuleOption();
    private String save = "";
    private String with = "";
    private boolean force;

    @Override
    public void declare(Arguments arguments) {
        arguments
                .option(String.class, "NAME", "--save")
                .about("Save the result as .vox/bench/NAME.json, to compare with later.")
                .to(given -> save = given);
        arguments
                .option(String.class, "NAME|FILE|REF", "--compare")
                .about(
                        "Compare with a saved result, a file of --json, or a git revision, whose"
                                + " stack is then started and measured in turns with this one."
                                + " Exit 1 on a regression.")
                .to(given -> with = given);
        arguments
                .flag("--force")
                .about("Compare what was measured on different machines or settings.")
                .to(on -> force = on);
        arguments.with(rule);
    }

    /// What a command line asks for. What it compares with is there, or this complains.
    ///
    /// @throws UsageProblem when a name is none, or what is to be measured cannot be compared with a revision
    /// @throws InvalidConfiguration when there is nothing to compare with
    Opponent opponent(Project here, List<TargetRequest> requests, String usage)
            throws InterruptedException {
        if (with.isEmpty()) {
            requireNothingOfIt(usage);
            return new Opponent.None();
        }
        Baselines baselines = new Baselines(here);
        if (baselines.has(with)) {
            return saved(baselines.read(with), usage);
        }
        if (Files.isRegularFile(Path.of(with))) {
            return saved(Baselines.read(Path.of(with)), usage);
        }
        // A branch may be called origin/main, and is no file for that.
        String commit =
                Revision.commit(here, with)
                        .orElseThrow(() ->
                                new InvalidConfiguration(
                                        "nothing is saved as '%s', and it is neither a file nor a"
                                                        .formatted(with)
                                                + " revision of git",
                                        baselines.hint(with)));
        if (force) {
            throw new UsageProblem(
                    "--force is for a saved result, and '%s' is a revision of git".formatted(with),
                    "leave it out: both sides are measured here",
                    usage);
        }
        return Opponent.AtRevision.of(
                here, with, commit, requests, rule.rule(Rule.inTurns(), usage), usage);
    }

    private Opponent saved(List<BenchResult> results, String usage) {
        Rule apart = rule.rule(Rule.apart(), usage);
        return new Opponent.Saved(
                new Baseline(
                        with, results, new Conditions(false, apart, Conditions.OF_BUILDS, force)));
    }

    private void requireNothingOfIt(String usage) {
        if (force || rule.given()) {
            throw new UsageProblem(
                    (force ? "--force" : "--threshold") + " is for --compare",
                    "say with what: --compare NAME",
                    usage);
        }
    }

    /// The name under which results are to be saved.
    ///
    /// @throws UsageProblem when it is none
    Optional<String> save(String usage) {
        if (save.isEmpty()) {
            return Optional.empty();
        }
        Baselines.problem(save)
                .ifPresent(problem -> {
                    throw new UsageProblem("--save " + problem, "such as --save main", usage);
                });
        return Optional.of(save);
    }
}
