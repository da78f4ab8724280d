package dev.vox.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A file of a new project.
///
/// @param path where it is written, relative to the project, with slashes
/// @param text what it holds
/// @param lines whether only its lines have to be there, among others of the user's, in any order
public record ProjectFile(String path, String text, boolean lines) {
    /// The files of every project, from `templates/project/`.
    public static List<ProjectFile> all() {
        return List.of(
                whole(".env.defaults", "env.defaults"),
                whole(".env.local.example", "env.local.example"),
                new ProjectFile(".gitignore", packed("gitignore"), true),
                whole("profiles/README.md", "profiles/README.md"),
                whole("validation/phase-7.yaml", "validation/phase-7.yaml"));
    }

    private static ProjectFile whole(String path, String resource) {
        return new ProjectFile(path, packed(resource), false);
    }

    private static String packed(String resource) {
        try (InputStream file = ProjectFile.class.getResourceAsStream("project/" + resource)) {
            if (file == null) {
                throw new IllegalStateException("the template " + resource + " is not packaged");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
