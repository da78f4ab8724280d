package dev.vox.cli.command.profile;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Match;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Shows one profile.
@Command(name = "show", description = "Show a profile after inheritance, and where it is written.")
public final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Its name, an alias, or one of its model ids.")
    private String word = "";

    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.of(new Project(project.resolve()));
        Match match = catalogue.find(word).orElseThrow(() -> unknown(catalogue));
        output.open().result(catalogue.profile(match.profile()), ProfileViews::show);
        return ExitCode.OK;
    }

    private UsageProblem unknown(Catalogue catalogue) {
        return new UsageProblem(
                "unknown profile '" + word + "'",
                catalogue.hint(word),
                "vox profile show NAME [OPTIONS]");
    }
}
