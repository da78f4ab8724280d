package dev.vox.cli.command.env;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.env.inspect.Inventory;
import dev.vox.env.inspect.NamePattern;
import dev.vox.profile.Configuration;

import java.util.Map;
import java.util.concurrent.Callable;

/// Shows every variable in effect and where it was set.
public final class ListCommand implements Callable<Integer>, Declared {
    private final Map<String, String> process;
    private String pattern = NamePattern.ALL.glob();

    private boolean all;

    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final RevealOptions reveal = new RevealOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// The command in the process's environment.
    public ListCommand(Map<String, String> process) {
        this.process = Map.copyOf(process);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Show what the project's files, its profile, flags and the settings table"
                                + " set, and which of them won.")
                .with(environment, reveal, project, output);
        arguments
                .optional(String.class, "PATTERN")
                .about("Names with * and ?, such as 'REDIS_*'.")
                .to(given -> pattern = given);
        arguments.flag("--all").about("What only the shell sets, too.").to(on -> all = on);
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
