package dev.vox.cli.command.bench;

import dev.vox.bench.scenario.WorkloadKinds;
import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Lists the scenarios that there are.
public final class ListCommand implements Callable<Integer>, Declared {
    private final Supplier<WorkloadKinds> kinds;
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// A command that knows these kinds of workloads.
    public ListCommand(Supplier<WorkloadKinds> kinds) {
        this.kinds = kinds;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Show the scenarios that came with the tool, and those of the project's"
                                + " benchmarks folder.")
                .with(project, output);
    }

    @Override
    public Integer call() {
        BenchmarkShelf shelf = BenchmarkShelf.of(kinds.get(), new Project(project.resolve()));
        output.open().result(shelf.all(), BenchViews::list);
        return ExitCode.OK;
    }
}
