package dev.vox.cli.command.env;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.process.Foreground;
import dev.vox.profile.Configuration;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Runs a program with the variables in effect.
public final class RunCommand implements Callable<Integer>, Declared {
    private final Map<String, String> process;
    private List<String> command = List.of();

    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// The command in the process's environment.
    public RunCommand(Map<String, String> process) {
        this.process = Map.copyOf(process);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Run a program with the variables in effect, secrets included; its exit"
                                + " code is vox's.")
                .with(environment, project, output);
        arguments
                .rest(String.class, "-- CMD")
                .required()
                .about("The program and its arguments.")
                .to(given -> command = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Project here = new Project(project.resolve());
        Variables variables =
                Configuration.read(here, process, environment.flags()).variables().check();
        variables.warnings().forEach(out::warn);
        return Foreground.run(command, variables.texts());
    }
}
