package dev.vox.cli.command.bench;

import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.scenario.Overrides;
import dev.vox.bench.scenario.WorkloadKinds;
import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Checks the file of a scenario.
public final class ValidateCommand implements Callable<Integer>, Declared {
    private final Supplier<WorkloadKinds> kinds;
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private String word = "";

    /// A command that knows these kinds of workloads.
    public ValidateCommand(Supplier<WorkloadKinds> kinds) {
        this.kinds = kinds;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Check the file of a scenario; every mistake is reported at once.")
                .with(project, output);
        arguments
                .required(String.class, "FILE")
                .about("The file, or the name of a scenario.")
                .to(given -> word = given);
    }

    @Override
    public Integer call() {
        BenchScenario scenario =
                BenchmarkShelf.of(kinds.get(), new Project(project.resolve()))
                        .find(word, Overrides.NONE, "vox bench validate FILE [OPTIONS]");
        output.open().result(scenario, BenchViews::valid);
        return ExitCode.OK;
    }
}
