package dev.vox.cli.command.bench;

import dev.vox.bench.gate.Gate;
import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.gate.MalformedThreshold;
import dev.vox.bench.gate.Objectives;
import dev.vox.bench.gate.Threshold;
import dev.vox.bench.result.BenchResult;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.env.Project;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Objective;

import java.util.ArrayList;
import java.util.List;

/// What results are to hold.
final class GateOptions implements Declared {
    private List<String> expressions = List.of();
    private boolean objectives;

    @Override
    public void declare(Arguments arguments) {
        arguments
                .options(String.class, "EXPR", "--fail-if")
                .about(
                        "Exit 1 when this is true of a figure: 'first_audible.p95 > 300ms'."
                                + " Repeatable.")
                .to(given -> expressions = given);
        arguments
                .flag("--slo")
                .about("Exit 1 when an objective of the model's profile does not hold.")
                .to(on -> objectives = on);
    }

    /// What a command line asks for.
    ///
    /// @throws UsageProblem when an expression is none, with every mistake of it
    Gates gates(Project project, String usage) {
        List<Threshold> thresholds = new ArrayList<>();
        for (String expression : expressions) {
            try {
                thresholds.add(Threshold.parse(expression));
            } catch (MalformedThreshold malformed) {
                throw new UsageProblem(
                        "--fail-if " + malformed.getMessage(),
                        "as in --fail-if 'first_audible.p95 > 300ms'",
                        usage);
            }
        }
        return new Gates(thresholds, objectives, project);
    }

    /// What is asked of results.
    ///
    /// @param thresholds none of which may be true
    /// @param objectives whether those of the profiles are to hold too
    record Gates(List<Threshold> thresholds, boolean objectives, Project project) {
        /// What becomes of each demand.
        List<GateVerdict> judge(List<BenchResult> results) {
            List<GateVerdict> verdicts = new ArrayList<>(Gate.judge(results, thresholds));
            if (objectives) {
                Catalogue catalogue = Catalogue.of(project);
                verdicts.addAll(new Objectives(model -> of(catalogue, model)).judge(results));
            }
            return verdicts;
        }

        private static List<Objective> of(Catalogue catalogue, String model) {
            return catalogue
                    .find(model)
                    .map(match -> catalogue.profile(match.profile()).objectives())
                    .orElse(List.of());
        }
    }
}
