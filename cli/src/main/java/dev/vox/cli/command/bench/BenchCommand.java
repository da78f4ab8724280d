package dev.vox.cli.command.bench;

import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.TargetRequest;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.Helped;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.text.Page;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Measures stacks by scenarios.
public final class BenchCommand implements Callable<Integer>, Declared, Helped {
    private static final String USAGE = "vox bench [SCENARIO…] [OPTIONS]";

    private final BenchParts parts;
    private final TargetOptions targets = new TargetOptions();
    private final OverrideOptions overrides = new OverrideOptions();
    private final BenchReportOptions reports = new BenchReportOptions();
    private final GateOptions gates = new GateOptions();
    private final CompareOptions comparing = new CompareOptions();
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
                                + " capacity.",
                        "Beside it: vox bench list and validate (scenarios), report (a saved"
                                + " result), ab (two stacks), trace (a recording).",
                        "What the figures mean: vox bench --help metrics. Ctrl-C ends a run, and"
                                + " what there is by then is reported.")
                .with(targets, overrides, reports, gates, comparing, project, output);
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
        List<TargetRequest> requests = targets.requests(USAGE);
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
                                comparing.opponent(here, requests, USAGE),
                                comparing.save(USAGE)));
    }

    private List<BenchScenario> scenarios(Project here) {
        return BenchmarkShelf.of(parts.kinds().get(), here)
                .named(words, overrides.overrides(USAGE), USAGE);
    }
}
