package dev.vox.cli.option;

import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Which project a command works in.
public final class ProjectOptions implements Declared {
    private Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "The project's folder; else VOX_PROJECT, else the nearest above.")
    private @Nullable Path folder;

    /// The options before they are declared.
    public ProjectOptions() {
        this(Map.of());
    }

    @Override
    public void declare(Arguments arguments) {
        environment = arguments.environment();
        command = arguments.command();
        arguments
                .option(Path.class, "DIR", "--project")
                .about("The project's folder; else VOX_PROJECT, else the nearest above.")
                .to(given -> folder = given);
    }

    /// The options before parsing.
    public ProjectOptions(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// The project's root: `--project` › `VOX_PROJECT` › the nearest marked folder upwards › the current folder.
    ///
    /// @return absolute and normalised
    /// @throws ParameterException if `--project` names no folder
    /// @throws InvalidConfiguration if `VOX_PROJECT` names no folder
    public Path resolve() {
        if (folder != null) {
            if (!Files.isDirectory(folder)) {
                throw new ParameterException(
                        command.commandLine(), "--project is not a folder: " + folder);
            }
            return folder.toAbsolutePath().normalize();
        }
        return Project.locate(environment, Path.of("")).root();
    }
}
