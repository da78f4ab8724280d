package dev.vox.cli.command.bench;

import dev.vox.bench.gate.Gate;
import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.gate.MalformedThreshold;
import dev.vox.bench.gate.Objectives;
import dev.vox.bench.gate.Threshold;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Objective;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    /// @param scenarios that are run
    /// @throws UsageProblem when expressions are none, with every mistake of them, or speak of what no scenario measures
    /// @throws InvalidConfiguration when objectives are asked for, and a profile of the project is wrong
    Gates gates(Project project, List<BenchScenario> scenarios, String usage) {
        List<Threshold> thresholds = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (String expression : expressions) {
            try {
                thresholds.add(Threshold.parse(expression));
            } catch (MalformedThreshold malformed) {
                mistakes.add("--fail-if " + malformed.getMessage());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UsageProblem(
                    String.join("\n", mistakes),
                    "as in --fail-if 'first_audible.p95 > 300ms'",
                    usage);
        }
        thresholds.forEach(threshold -> requireMeasured(threshold, scenarios, usage));
        return new Gates(thresholds, objectives ? Catalogue.of(project) : null);
    }

    private static void requireMeasured(
            Threshold threshold, List<BenchScenario> scenarios, String usage) {
        List<Metric> measured =
                scenarios.stream()
                        .flatMap(scenario -> scenario.workload().metrics().stream())
                        .distinct()
                        .toList();
        if (!measured.contains(threshold.metric())) {
            throw new UsageProblem(
                    "--fail-if '%s': %s is not measured by %s"
                            .formatted(
                                    threshold.text(),
                                    threshold.metric().word(),
                                    words(scenarios.stream().map(BenchScenario::name))),
                    "measured is " + words(measured.stream().map(Metric::word)),
                    usage);
        }
    }

    private static String words(Stream<String> words) {
        return words.collect(Collectors.joining(", "));
    }

    /// What is asked of results.
    ///
    /// @param thresholds none of which may be true
    /// @param profilesOrNull whose objectives are to hold too; null when none are
    record Gates(List<Threshold> thresholds, @Nullable Catalogue profilesOrNull) {
        /// What becomes of each demand.
        List<GateVerdict> judge(List<BenchResult> results) {
            List<GateVerdict> verdicts = new ArrayList<>(Gate.judge(results, thresholds));
            if (profilesOrNull != null) {
                verdicts.addAll(new Objectives(model -> of(profilesOrNull, model)).judge(results));
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
