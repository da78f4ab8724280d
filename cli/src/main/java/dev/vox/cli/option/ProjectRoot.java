package dev.vox.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds the folder a project lies in.
public final class ProjectRoot {
    private static final List<String> MARKS =
            List.of(
                    "vox.yaml",
                    ".env.defaults",
                    "compose.yaml",
                    "compose.yml",
                    "docker-compose.yaml",
                    "docker-compose.yml",
                    ".git");

    private ProjectRoot() {}

    /// The nearest folder, from `start` upwards, with `vox.yaml`, `.env.defaults`, a Compose file or `.git`; `start`
    /// itself where there is none: an empty folder is a valid project.
    ///
    /// @return absolute and normalised
    public static Path above(Path start) {
        Path from = start.toAbsolutePath().normalize();
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (marked(folder)) {
                return folder;
            }
        }
        return from;
    }

    private static boolean marked(Path folder) {
        return MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
    }
}
