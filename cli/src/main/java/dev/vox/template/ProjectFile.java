package dev.vox.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A file of a new project.
///
/// @param path where it is written, relative to the project, with slashes
/// @param text what it holds
/// @param lines whether only its lines have to be there, among others of the user's, in any order
public record ProjectFile(String path, String text, boolean lines) {
    /// The files of a template: those of every project, from `templates/project/`, and its own.
    public static List<ProjectFile> of(Template template) {
        return switch (template) {
            case PROJECT -> all();
            case COMPOSE -> Stream.concat(all().stream(), compose().stream()).toList();
        };
    }

    /// The files of every project.
    public static List<ProjectFile> all() {
        return List.of(
                whole(".env.defaults", "project/env.defaults"),
                whole(".env.local.example", "project/env.local.example"),
                new ProjectFile(".gitignore", packed("project/gitignore"), true),
                whole("profiles/README.md", "project/profiles/README.md"),
                whole("validation/phase-7.yaml", "project/validation/phase-7.yaml"));
    }

    private static List<ProjectFile> compose() {
        return List.of(
                whole("docker-compose.yml", "compose/docker-compose.yml"),
                whole("docker/vox/Dockerfile", "compose/docker/vox/Dockerfile"),
                whole("docker/redis/Dockerfile", "compose/docker/redis/Dockerfile"),
                whole("docker/redis/redis.conf", "compose/docker/redis/redis.conf"),
                new ProjectFile(".dockerignore", packed("compose/dockerignore"), true),
                whole("README.md", "compose/README.md"));
    }

    private static ProjectFile whole(String path, String resource) {
        return new ProjectFile(path, packed(resource), false);
    }

    private static String packed(String resource) {
        try (InputStream file = ProjectFile.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("the template " + resource + " is not packaged");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
