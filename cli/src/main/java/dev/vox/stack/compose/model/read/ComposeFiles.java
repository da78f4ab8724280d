package dev.vox.stack.compose.model.read;

import dev.vox.config.VoxFile;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.stack.compose.model.tree.ProjectName;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that make a Compose project, and the name that somebody gave it.
///
/// @param folder that their relative paths are relative to: that of the first file; absolute
/// @param files each goes over those before it; absolute
/// @param givenName of the project; null when its files or its folder say it
public record ComposeFiles(Path folder, List<Path> files, @Nullable String givenName) {
    /// What Compose looks for, the weightiest first.
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    /// What Compose puts over it, the weightiest first.
    private static final List<String> OVERRIDES =
            List.of(
                    "compose.override.yml",
                    "compose.override.yaml",
                    "docker-compose.override.yml",
                    "docker-compose.override.yaml");

    private static final String FILE = "COMPOSE_FILE";
    private static final String SEPARATOR = "COMPOSE_PATH_SEPARATOR";
    private static final String NAME = "COMPOSE_PROJECT_NAME";

    public ComposeFiles {
        files = List.copyOf(files);
    }

    /// What decides which files they are.
    ///
    /// @param root of the project
    /// @param variables what the layers resolve to
    public record Search(Path root, VoxFile config, Map<String, String> variables) {
        public Search {
            variables = Map.copyOf(variables);
        }
    }

    /// Finds the files: those of `compose.files` in `vox.yaml`, else of `COMPOSE_FILE`, else the first of
    /// `compose.yaml`, `compose.yml`, `docker-compose.yml`, `docker-compose.yaml` in the root and its override.
    ///
    /// @return empty when the project has none
    /// @throws InvalidConfiguration when a file that somebody named is not there, or the name given is none
    public static Optional<ComposeFiles> find(Search search) {
        List<Path> files = files(search);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Path folder = files.getFirst().getParent();
        return Optional.of(
                new ComposeFiles(folder == null ? search.root() : folder, files, name(search)));
    }

    private static List<Path> files(Search search) {
        List<String> configured = search.config().composeFiles();
        if (!configured.isEmpty()) {
            return named(
                    resolved(search.root(), configured),
                    "vox.yaml: compose.files",
                    "name files relative to " + search.root());
        }
        String variable = search.variables().getOrDefault(FILE, "");
        if (!variable.isEmpty()) {
            return named(
                    resolved(search.root(), split(variable, search.variables())),
                    FILE,
                    "vox env explain " + FILE + " says where it is set");
        }
        return discovered(search.root());
    }

    private static List<Path> resolved(Path root, List<String> names) {
        return names.stream().map(name -> root.resolve(name).normalize()).toList();
    }

    private static List<String> split(String text, Map<String, String> variables) {
        String separator = variables.getOrDefault(SEPARATOR, "");
        String by = separator.isEmpty() ? File.pathSeparator : separator;
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, start)) {
            parts.add(text.substring(start, at));
            start = at + by.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static List<Path> named(List<Path> files, String by, String hint) {
        List<String> missing =
                files.stream()
                        .filter(file -> !Files.isRegularFile(file))
                        .map(file -> "[%s] no file %s".formatted(by, file))
                        .toList();
        if (!missing.isEmpty()) {
            throw new InvalidConfiguration(String.join("\n", missing), hint);
        }
        return files;
    }

    private static List<Path> discovered(Path root) {
        Optional<Path> main = first(root, NAMES);
        if (main.isEmpty()) {
            return List.of();
        }
        return first(root, OVERRIDES)
                .map(override -> List.of(main.get(), override))
                .orElseGet(() -> List.of(main.get()));
    }

    private static Optional<Path> first(Path root, List<String> names) {
        for (String name : names) {
            Path file = root.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String name(Search search) {
        String configured = search.config().composeName();
        if (configured != null && !configured.isEmpty()) {
            return valid(configured, "vox.yaml: compose.name");
        }
        String variable = search.variables().getOrDefault(NAME, "");
        return variable.isEmpty() ? null : valid(variable, NAME);
    }

    private static String valid(String name, String by) {
        if (ProjectName.isValid(name)) {
            return name;
        }
        throw new InvalidConfiguration(
                "[%s] '%s' is no name for a Compose project".formatted(by, name),
                "write lower-case letters, digits, '-' and '_', a letter or digit first"
                        + (ProjectName.normalised(name).isEmpty()
                                ? ""
                                : ": " + ProjectName.normalised(name)));
    }
}
