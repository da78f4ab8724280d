package dev.vox.cli.command.env;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.env.inspect.Comparison;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/// Shows how two environments differ.
public final class DiffCommand implements Callable<Integer>, Declared {
    static final String USAGE = "vox env diff [A] [B] [OPTIONS]";

    private final Map<String, String> process;
    private String first = "defaults";
    private String second = ".";
    private boolean all;

    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final RevealOptions reveal = new RevealOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// The command in the process's environment.
    public DiffCommand(Map<String, String> process) {
        this.process = Map.copyOf(process);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Show how two environments differ; exit 1 where they do.",
                        "",
                        "Each of A and B is . (the project as it is), defaults (.env.defaults, the"
                                + " settings table, and the model that follows from them), a file,"
                                + " or the project with another MODEL, MODE or MODEL/MODE. One word"
                                + " is compared with the project as it is.")
                .with(environment, reveal, project, output);
        arguments
                .optional(String.class, "A")
                .about("What is compared; without it, defaults.")
                .to(given -> first = given);
        arguments
                .optional(String.class, "B")
                .about("With what; without it, the project as it is.")
                .to(given -> second = given);
        arguments.flag("--all").about("What only the shell sets, too.").to(on -> all = on);
    }

    @Override
    public Integer call() {
        Output out = output.open();
        Project here = new Project(project.resolve());
        Sides sides = new Sides(here, process, environment.flags(), reveal.disclosure());
        Sides.Seen before = sides.read(Side.of(first, here.root()));
        Sides.Seen after = sides.read(Side.of(second, here.root()));
        Set<String> warnings = new LinkedHashSet<>(before.warnings());
        warnings.addAll(after.warnings());
        warnings.forEach(out::warn);
        Comparison comparison = Comparison.of(before.inventory(), after.inventory(), all);
        out.result(new DiffViews.Titled(first, second, comparison), DiffViews::diff);
        return comparison.differences().isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
