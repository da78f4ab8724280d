package dev.vox.cli.option;

import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ParameterException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Which project a command works in.
public final class ProjectOptions implements Declared {
    private @Nullable Arguments declared;
    private @Nullable Path folder;

    @Override
    public void declare(Arguments arguments) {
        declared = arguments;
        arguments
                .option(Path.class, "DIR", "--project")
                .about("The project's folder; else VOX_PROJECT, else the nearest above.")
                .to(given -> folder = given);
    }

    /// The project's root: `--project` › `VOX_PROJECT` › the nearest marked folder upwards › the current folder.
    ///
    /// @return absolute and normalised
    /// @throws ParameterException if `--project` names no folder
    /// @throws InvalidConfiguration if `VOX_PROJECT` names no folder
    public Path resolve() {
        if (folder != null) {
            if (!Files.isDirectory(folder)) {
                throw arguments().complaint("--project is not a folder: " + folder);
            }
            return folder.toAbsolutePath().normalize();
        }
        return Project.locate(arguments().environment(), Path.of("")).root();
    }

    private Arguments arguments() {
        return Objects.requireNonNull(declared, "declared before it is resolved");
    }
}
