package dev.vox.cli.command.profile;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;
import dev.vox.profile.ProfileValidation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Checks profiles.
@Command(
        name = "validate",
        description = "Check the project's own profiles, or files; exit 1 where one is wrong.")
public final class ValidateCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files to check; else those of the project's profiles folder.")
    private List<Path> files = new ArrayList<>();

    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        List<Path> named = files.stream().map(Path::toAbsolutePath).toList();
        ProfileValidation result = ProfileValidation.of(new Project(project.resolve()), named);
        output.open().result(result, ProfileViews::validation);
        return result.valid() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
