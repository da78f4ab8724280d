package dev.vox.cli.command.profile;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;
import dev.vox.profile.ProfileValidation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Checks profiles.
public final class ValidateCommand implements Callable<Integer>, Declared {
    private List<Path> files = new ArrayList<>();

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Check the project's own profiles, or files; exit 1 where one is wrong.")
                .with(project, output);
        arguments
                .rest(Path.class, "FILE")
                .about("Files to check; else those of the project's profiles folder.")
                .to(given -> files = given);
    }

    @Override
    public Integer call() {
        List<Path> named = files.stream().map(Path::toAbsolutePath).toList();
        ProfileValidation result = ProfileValidation.of(new Project(project.resolve()), named);
        output.open().result(result, ProfileViews::validation);
        return result.valid() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
