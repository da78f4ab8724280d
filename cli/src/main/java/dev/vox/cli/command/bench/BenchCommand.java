package dev.vox.cli.command.bench;

import dev.vox.bench.BenchSession;
import dev.vox.bench.Measured;
import dev.vox.bench.compare.Baselines;
import dev.vox.bench.compare.Rule;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.scenario.Overrides;
import dev.vox.bench.target.TargetRequest;
import dev.vox.cli.ExitCode;
import dev.vox.cli.command.bench.GateOptions.Gates;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.Helped;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.text.Page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Measures stacks by scenarios.
public final class BenchCommand implements Callable<Integer>, Declared, Helped {
    private static final String USAGE = "vox bench [SCENARIO…] [OPTIONS]";
    private static final String USUAL = "first-audio";

    private final BenchParts parts;
    private final TargetOptions targets = new TargetOptions();
    private final OverrideOptions overrides = new OverrideOptions();
    private final BenchReportOptions reports = new BenchReportOptions();
    private final GateOptions gates = new GateOptions();
    private final BaselineOptions baselines = new BaselineOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private List<String> words = List.of();

    /// A command that works with some parts.
    public BenchCommand(BenchParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Measure a stack by scenarios: first-audio latency, barge-in, jitter,"
                                + " capacity. vox bench list shows them.",
                        "What the figures mean: vox bench --help metrics. Ctrl-C ends a run, and"
                                + " what there is by then is reported.")
                .with(targets, overrides, reports, gates, baselines, project, output);
        arguments
                .rest(String.class, "SCENARIO")
                .about("A scenario's name or file; first-audio when there is none.")
                .to(given -> words = given);
    }

    @Override
    public Optional<Page> helpPage() {
        return words.equals(List.of(MetricsPage.NAME))
                ? Optional.of(MetricsPage.page())
                : Optional.empty();
    }

    @Override
    public Integer call() throws InterruptedException {
        Project here = new Project(project.resolve());
        List<BenchScenario> scenarios = scenarios(here);
        List<TargetRequest> requests = targets.requests(USAGE);
        Output out = output.open();
        reports.require(out, USAGE);
        baselines.require(USAGE);
        Gates asked = gates.gates(here, USAGE);
        Reference reference = reference(here, scenarios);
        Rule rule = baselines.rule(USAGE);
        try (Sides sides = Sides.of(here, reference, requests, out, USAGE);
                BenchSession session =
                        new BenchSession(
                                parts.targets().apply(here), parts.runner(), sides.requests())) {
            Measured measured = measure(session, scenarios, out);
            Judgement judgement =
                    measured.whole()
                            ? Judgement.of(
                                    measured.results(), asked, reference, rule, baselines.force())
                            : Judgement.none(measured.results());
            show(judgement, measured.whole(), out);
            measured.complain();
            judgement.unsound().forEach(out::warn);
            save(judgement, here, out);
            judgement.complain();
            return judgement.passed() ? ExitCode.OK : ExitCode.NEGATIVE;
        }
    }

    private Reference reference(Project here, List<BenchScenario> scenarios)
            throws InterruptedException {
        Reference reference = baselines.reference(here);
        if (reference instanceof Reference.Saved saved) {
            saved.require(scenarios);
        }
        return reference;
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

    /// A report that cannot be written is not what a run failed of that was broken off before.
    private void show(Judgement judgement, boolean whole, Output out) {
        if (!reports.onStdout()) {
            out.result(judgement, ResultViews::of);
        }
        try {
            reports.write(judgement, out);
        } catch (OperationFailed e) {
            if (whole) {
                throw e;
            }
            out.warn(String.valueOf(e.getMessage()));
        }
    }

    private void save(Judgement judgement, Project here, Output out) {
        String name = baselines.name();
        if (name == null) {
            return;
        }
        if (judgement.unsound().isEmpty()) {
            Path file = new Baselines(here).save(name, judgement.results());
            out.note("saved as '%s' in %s".formatted(name, file));
        } else {
            out.warn("nothing was saved as '%s'".formatted(name));
        }
    }
}
