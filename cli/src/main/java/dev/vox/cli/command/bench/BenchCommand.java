package dev.vox.cli.command.bench;

import dev.vox.bench.target.TargetRequest;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.Helped;
import dev.vox.env.Project;
import dev.vox.text.Page;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Measures stacks by scenarios.
public final class BenchCommand implements Callable<Integer>, Declared, Helped {
    private static final String USAGE = "vox bench [SCENARIO…] [OPTIONS]";

    private final BenchParts parts;
    private final TargetOptions targets = TargetOptions.several();
    private final CompareOptions comparing = new CompareOptions();
    private final RunOptions run = new RunOptions(comparing);

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
                .with(targets, run);
    }

    @Override
    public Optional<Page> helpPage() {
        return run.words().equals(List.of(MetricsPage.NAME))
                ? Optional.of(MetricsPage.page())
                : Optional.empty();
    }

    @Override
    public Integer call() throws InterruptedException {
        Project here = run.project();
        List<TargetRequest> requests = targets.requests(here, USAGE);
        return run.run(
                parts,
                requests,
                comparing.opponent(here, requests, USAGE),
                comparing.save(USAGE),
                USAGE);
    }
}
