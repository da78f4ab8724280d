package dev.vox.cli.command.bench;

import dev.vox.bench.BenchSession;
import dev.vox.bench.Measured;
import dev.vox.bench.compare.Rule;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.scenario.Overrides;
import dev.vox.bench.target.TargetRequest;
import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Measures two stacks in turns, and says whether the second is better or worse than the first.
public final class AbCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox bench ab --a SPEC --b SPEC [SCENARIO…] [OPTIONS]";
    private static final String USUAL = "first-audio";

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
                .about("What B is measured by: model=piper,mode=inline.")
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
        List<BenchScenario> scenarios = scenarios(here);
        GateOptions.Gates asked = gates.gates(here, USAGE);
        Rule sameness = rule.rule(USAGE);
        Output out = output.open();
        reports.require(out, USAGE);
        try (BenchSession session =
                new BenchSession(parts.targets().apply(here), parts.runner(), requests)) {
            Measured measured = measure(session, scenarios, out);
            Judgement judgement =
                    measured.whole()
                            ? Judgement.of(
                                    measured.results(),
                                    asked,
                                    new Reference.First(),
                                    sameness,
                                    false)
                            : Judgement.none(measured.results());
            show(judgement, out);
            measured.complain();
            judgement.unsound().forEach(out::warn);
            judgement.complain();
            return judgement.passed() ? ExitCode.OK : ExitCode.NEGATIVE;
        }
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
        BenchmarkShelf shelf = BenchmarkShelf.of(parts.kinds().get(), here);
        Overrides said = overrides.overrides(USAGE);
        List<BenchScenario> scenarios = new ArrayList<>();
        for (String word : words.isEmpty() ? List.of(USUAL) : words) {
            scenarios.add(shelf.find(word, said, USAGE));
        }
        return scenarios;
    }

    private static Measured measure(BenchSession session, List<BenchScenario> scenarios, Output out)
            throws InterruptedException {
        try (ProgressDisplay progress = out.progress("measuring")) {
            return session.run(scenarios, progress);
        }
    }

    private void show(Judgement judgement, Output out) {
        if (!reports.onStdout()) {
            out.result(judgement, ResultViews::of);
        }
        reports.write(judgement, out);
    }
}
