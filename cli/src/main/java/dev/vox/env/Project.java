package dev.vox.env;

import dev.vox.problem.InvalidConfiguration;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /// Finds the project that no flag names: `VOX_PROJECT`, else the nearest folder upwards that looks like a project,
    /// else the current folder.
    ///
    /// @param variables the process's environment
    /// @throws InvalidConfiguration when the variable names something that is not a folder
    public static Project locate(Map<String, String> variables, Path currentFolder) {
        Path here = currentFolder.toAbsolutePath().normalize();
        String variable = variables.getOrDefault(Settings.PROJECT.variable(), "");
        return variable.isBlank() ? nearest(here) : new Project(named(here, variable));
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

    private static Path named(Path here, String variable) {
        String context = "[environment] " + Settings.PROJECT.variable() + "=" + variable;
        String hint = "set it to the project's folder, or unset it to use the nearest one";
        try {
            Path folder = here.resolve(variable).normalize();
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException e) {
            throw new InvalidConfiguration(context + ": not a path", hint, e);
        }
        throw new InvalidConfiguration(context + ": not a folder", hint);
    }

    /// The nearest folder upwards with `vox.yaml`, `.env.defaults`, a Compose file or `.git`; the folder itself where there
    /// is none: an empty folder is a valid project.
    public static Project nearest(Path currentFolder) {
        Path here = currentFolder.toAbsolutePath().normalize();
        return new Project(above(here).orElse(here));
    }

    /// The nearest folder upwards that looks like a project, the folder itself among them.
    ///
    /// @param folder absolute and normalised
    public static Optional<Path> above(Path folder) {
        for (Path each = folder; each != null; each = each.getParent()) {
            if (isRoot(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// Whether a folder looks like a project: it has `vox.yaml`, `.env.defaults`, a Compose file or `.git`.
    public static boolean isRoot(Path folder) {
        for (String marker : MARKERS) {
            if (Files.exists(folder.resolve(marker))) {
                return true;
            }
        }
        return false;
    }
}
