package dev.vox.validate.bundle;

import dev.vox.env.Project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Files of a project that say how its stack is put together, as they are, secrets masked.
public final class ConfigurationParts {
    private static final List<String> FOLDERS = List.of("profiles", "validation");

    private ConfigurationParts() {}

    /// `vox.yaml`, the Compose files in the root, the project's own profiles and phases.
    public static List<BundlePart> of(Project project) {
        List<BundlePart> parts = new ArrayList<>();
        add(parts, project, project.root().resolve("vox.yaml"), "what the project says of itself");
        for (Path file : yaml(project.root())) {
            if (String.valueOf(file.getFileName()).matches("(docker-)?compose.*")) {
                add(parts, project, file, "a Compose file");
            }
        }
        for (String folder : FOLDERS) {
            for (Path file : yaml(project.root().resolve(folder))) {
                add(parts, project, file, "one of the project's " + folder);
            }
        }
        return parts;
    }

    private static void add(List<BundlePart> parts, Project project, Path file, String about) {
        if (Files.isRegularFile(file)) {
            String name = project.root().relativize(file).toString().replace('\\', '/');
            parts.add(
                    new BundlePart(
                            "config/" + name, about, () -> LogTail.of(file, Bundle.LARGEST_PART)));
        }
    }

    private static List<Path> yaml(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
