package dev.vox.cli.command.env;

import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.process.Foreground;
import dev.vox.profile.Configuration;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Runs a program with the variables in effect.
@Command(
        name = "run",
        description =
                "Run a program with the variables in effect, secrets included; its exit code is"
                        + " vox's.")
public final class RunCommand implements Callable<Integer> {
    private final Map<String, String> process;

    @Parameters(
            arity = "1..*",
            paramLabel = "CMD",
            description = "The program and its arguments, behind --.")
    private List<String> command = List.of();

    @Mixin private EnvironmentOptions environment;
    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

    /// The command in the process's environment.
    public RunCommand(Map<String, String> process) {
        this.process = Map.copyOf(process);
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
