package dev.vox.cli.command.bench;

import dev.vox.bench.compare.Rule;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.TargetRequest;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Measures two stacks in turns, and says whether the second is better or worse than the first.
public final class AbCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox bench ab --a SPEC --b SPEC [SCENARIO…] [OPTIONS]";

    private final BenchParts parts;
    private final OverrideOptions overrides = new OverrideOptions();
    private final GateOptions gates = new GateOptions();
    private final RuleOption rule = new RuleOption();
    private final BenchReportOptions reports = new BenchReportOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private String a = "";
    private String b = "";
    private List<String> words = List.of();

    /// A command that works with some parts.
    public AbCommand(BenchParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Measure two stacks in turns, and say whether B is better or worse than A.",
                        "A SPEC is KEY=VALUE,… of model, mode, backend, vox (the launcher of"
                            + " another build) and env.NAME, or target and voice. Exit 1 when B is"
                            + " worse.")
                .with(overrides, gates, rule, reports, project, output);
        arguments
                .option(String.class, "SPEC", "--a")
                .about("What B is measured by: model=piper,mode=agent.")
                .to(given -> a = given);
        arguments
                .option(String.class, "SPEC", "--b")
                .about("What is judged: model=cosyvoice2, or target=grpc://localhost:7001.")
                .to(given -> b = given);
        arguments
                .rest(String.class, "SCENARIO")
                .about("A scenario's name or file; first-audio when there is none.")
                .to(given -> words = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Project here = new Project(project.resolve());
        List<TargetRequest> requests = sides();
        Output out = output.open();
        reports.require(out, USAGE);
        return new Measurement(parts, reports, out)
                .run(
                        new Measurement.Request(
                                here,
                                scenarios(here),
                                requests,
                                overrides.voice(),
                                gates.gates(here, USAGE),
                                new Opponent.First(rule.rule(Rule.inTurns(), USAGE)),
                                Optional.empty()));
    }

    /// Both sides, under names that tell them apart.
    private List<TargetRequest> sides() {
        TargetRequest one = side("a", a, "");
        TargetRequest other = side("b", b, "");
        return one.name().equals(other.name())
                ? List.of(side("a", a, "A "), side("b", b, "B "))
                : List.of(one, other);
    }

    private static TargetRequest side(String option, String text, String before) {
        if (text.isBlank()) {
            throw new UsageProblem(
                    "--%s is missing".formatted(option),
                    "such as --a model=piper --b model=cosyvoice2",
                    USAGE);
        }
        try {
            return SubjectSpec.read(before, text);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(
                    "--%s %s".formatted(option, e.getMessage()),
                    "such as --%s model=piper,env.LOG_LEVEL=debug".formatted(option),
                    USAGE);
        }
    }

    private List<BenchScenario> scenarios(Project here) {
        return BenchmarkShelf.of(parts.kinds().get(), here)
                .named(words, overrides.overrides(USAGE), USAGE);
    }
}
