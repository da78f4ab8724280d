package dev.vox.cli.command.env;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.env.inspect.Comparison;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/// Shows how two environments differ.
@Command(
        name = "diff",
        description = {
            "Show how two environments differ; exit 1 where they do.",
            "",
            "Each of A and B is . (the project as it is), defaults (.env.defaults and the settings"
                    + " table), a file, or the project with another MODEL, MODE or MODEL/MODE."
        })
public final class DiffCommand implements Callable<Integer> {
    private final Map<String, String> process;

    @Parameters(index = "0", arity = "0..1", paramLabel = "A", description = "Usually defaults.")
    private String first = "defaults";

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Usually `.`.")
    private String second = ".";

    @Option(names = "--all", description = "What only the shell sets, too.")
    private boolean all;

    @Mixin private EnvironmentOptions environment;
    @Mixin private RevealOptions reveal;
    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

    /// The command in the process's environment.
    public DiffCommand(Map<String, String> process) {
        this.process = Map.copyOf(process);
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
