package dev.vox.cli.command.bench;

import dev.vox.bench.BenchSession;
import dev.vox.bench.Measured;
import dev.vox.bench.Soundness;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.scenario.Overrides;
import dev.vox.bench.target.TargetRequest;
import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.Helped;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;
import dev.vox.text.Page;

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
                .with(targets, overrides, reports, project, output);
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
        try (BenchSession session =
                new BenchSession(parts.targets().apply(here), parts.runner(), requests)) {
            Measured measured = measure(session, scenarios, out);
            show(measured, out);
            measured.complain();
            return conclude(measured, out);
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

    private void show(Measured measured, Output out) {
        if (!reports.onStdout()) {
            out.result(measured.results(), ResultViews::results);
        }
        reports.write(measured.results(), out);
    }

    private static int conclude(Measured measured, Output out) {
        List<String> complaints = Soundness.complaints(measured.results());
        complaints.forEach(out::warn);
        return complaints.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
