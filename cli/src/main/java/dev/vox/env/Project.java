package dev.vox.env;

import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The project that the tool works in.
///
/// @param root absolute, normalized, an existing folder
public record Project(Path root) {
    private static final List<String> MARKERS =
            List.of(
                    "vox.yaml",
                    ".env.defaults",
                    "compose.yaml",
                    "compose.yml",
                    "docker-compose.yaml",
                    "docker-compose.yml",
                    ".git");

    /// Finds the project: the `--project` option, else `VOX_PROJECT`, else the nearest folder upwards that looks like a
    /// project, else the current folder.
    ///
    /// @param option null when not given
    /// @param variables the process's environment
    /// @throws InvalidConfiguration when the option or the variable names something that is not a folder
    public static Project locate(
            @Nullable Path option, Map<String, String> variables, Path currentFolder) {
        Path here = currentFolder.toAbsolutePath().normalize();
        if (option != null) {
            return new Project(folder(here, option.toString(), "[--project] " + option));
        }
        String variable = variables.getOrDefault(Settings.PROJECT.variable(), "");
        if (!variable.isBlank()) {
            String context = "[environment] " + Settings.PROJECT.variable() + "=" + variable;
            return new Project(folder(here, variable, context));
        }
        return new Project(nearest(here));
    }

    /// Where the tool keeps its state: `.vox` under the root.
    public Path state() {
        return root.resolve(".vox");
    }

    /// What is up: `.vox/run`.
    public Path run() {
        return state().resolve("run");
    }

    /// The services' logs: `.vox/logs`.
    public Path logs() {
        return state().resolve("logs");
    }

    private static Path folder(Path here, String text, String context) {
        try {
            Path folder = here.resolve(text).normalize();
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException e) {
            throw new InvalidConfiguration(context + ": not a path", null, e);
        }
        throw new InvalidConfiguration(context + ": not a folder");
    }

    private static Path nearest(Path here) {
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (isProject(folder)) {
                return folder;
            }
        }
        return here;
    }

    private static boolean isProject(Path folder) {
        return MARKERS.stream().anyMatch(marker -> Files.exists(folder.resolve(marker)));
    }
}
