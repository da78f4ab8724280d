package dev.vox.cli.option;

import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// Which project a command works in.
public final class ProjectOptions {
    private final Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "The project's folder; else VOX_PROJECT, else the nearest above.")
    private @Nullable Path folder;

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
        String named = environment.getOrDefault("VOX_PROJECT", "");
        return named.isEmpty() ? ProjectRoot.above(Path.of("")) : named(named);
    }

    private static Path named(String value) {
        try {
            Path path = Path.of(value);
            if (Files.isDirectory(path)) {
                return path.toAbsolutePath().normalize();
            }
        } catch (InvalidPathException ignored) {
            // Not even a path: said the same way.
        }
        throw new InvalidConfiguration(
                "VOX_PROJECT in the environment is not a folder: " + value,
                "set it to the project's folder, or unset it to use the current one");
    }
}
