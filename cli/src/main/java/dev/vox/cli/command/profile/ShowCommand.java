package dev.vox.cli.command.profile;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Match;

import java.util.concurrent.Callable;

/// Shows one profile.
public final class ShowCommand implements Callable<Integer>, Declared {
    private String word = "";

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Show a profile after inheritance, and where it is written.")
                .with(project, output);
        arguments
                .required(String.class, "NAME")
                .about("Its name, an alias, or one of its model ids.")
                .to(given -> word = given);
    }

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
