package dev.vox.cli.command.env;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.env.inspect.Inventory;
import dev.vox.env.inspect.NamePattern;
import dev.vox.profile.Configuration;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

/// Shows every variable in effect and where it was set.
@Command(
        name = "list",
        description =
                "Show what the project's files, its profile, flags and the settings table set, and"
                        + " which of them won.")
public final class ListCommand implements Callable<Integer> {
    private final Map<String, String> process;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "Names with * and ?, such as 'REDIS_*'.")
    private String pattern = NamePattern.ALL.glob();

    @Option(names = "--all", description = "What only the shell sets, too.")
    private boolean all;

    @Mixin private EnvironmentOptions environment;
    @Mixin private RevealOptions reveal;
    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

    /// The command in the process's environment.
    public ListCommand(Map<String, String> process) {
        this.process = Map.copyOf(process);
    }

    @Override
    public Integer call() {
        Output out = output.open();
        Project here = new Project(project.resolve());
        Variables variables =
                Configuration.read(here, process, environment.flags()).variables().check();
        variables.warnings().forEach(out::warn);
        Inventory everything =
                Inventory.of(variables, reveal.disclosure()).matching(new NamePattern(pattern));
        out.result(all ? everything : everything.own(), ListViews::list);
        return ExitCode.OK;
    }
}
