package dev.vox.cli.command.bench;

import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.TargetRequest;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What every measurement is told: scenarios and what stands in place of their values, demands, reports, and where it goes.
final class RunOptions implements Declared {
    private final Declared more;
    private final OverrideOptions overrides = new OverrideOptions();
    private final BenchReportOptions reports = new BenchReportOptions();
    private final GateOptions gates = new GateOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private List<String> words = List.of();

    /// Options of which a command has more.
    ///
    /// @param more what its figures are compared with; they stand behind the demands
    RunOptions(Declared more) {
        this.more = more;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments.with(overrides, reports, gates, more, project, output);
        arguments
                .rest(String.class, "SCENARIO")
                .about("A scenario's name or file; first-audio when there is none.")
                .to(given -> words = given);
    }

    /// The scenarios, as they were typed.
    List<String> words() {
        return words;
    }

    /// The voice that was given for all targets; empty when none was.
    String voice() {
        return overrides.voice();
    }

    /// The project whose stack is measured.
    Project project() {
        return new Project(project.resolve());
    }

    /// Measures.
    ///
    /// @param targets what is measured
    /// @param opponent with what it is compared
    /// @param save the name under which results are kept; empty when they are not
    /// @return the exit code
    /// @throws UsageProblem when an option is wrong
    int run(
            BenchParts parts,
            List<TargetRequest> targets,
            Opponent opponent,
            Optional<String> save,
            String usage)
            throws InterruptedException {
        Project here = project();
        Output out = output.open();
        reports.require(out, usage);
        List<BenchScenario> scenarios = scenarios(parts, here, usage);
        return new Measurement(parts, reports, out)
                .run(
                        new Measurement.Request(
                                here,
                                scenarios,
                                targets,
                                overrides.voice(),
                                gates.gates(here, scenarios, usage),
                                opponent,
                                save));
    }

    private List<BenchScenario> scenarios(BenchParts parts, Project here, String usage) {
        List<BenchScenario> scenarios =
                BenchmarkShelf.of(parts.kinds().get(), here)
                        .named(words, overrides.overrides(usage), usage);
        Set<String> names = new HashSet<>();
        for (BenchScenario scenario : scenarios) {
            if (!names.add(scenario.name())) {
                throw new UsageProblem(
                        "two scenarios are called '%s'".formatted(scenario.name()),
                        "reports tell them apart by their names: name each once",
                        usage);
            }
        }
        return scenarios;
    }
}
