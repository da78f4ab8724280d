package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ProjectTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"vox.yaml", ".env.defaults", "docker-compose.yml", "compose.yaml", ".git"})
    void the_nearest_folder_upwards_with_a_marker_is_the_root(String marker) throws IOException {
        Path root = Files.createDirectories(folder.resolve("a b"));
        Path deep = Files.createDirectories(root.resolve("x/y"));
        Files.createFile(root.resolve(marker));

        assertThat(Project.nearest(deep).root()).isEqualTo(root);
    }

    @Test
    void a_nearer_marker_wins_over_a_farther_one() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.createFile(folder.resolve("vox.yaml"));
        Files.createDirectory(inner.resolve(".git"));

        assertThat(Project.nearest(inner).root()).isEqualTo(inner);
    }

    @Test
    void the_variable_wins_over_the_markers() throws IOException {
        Path variable = Files.createDirectory(folder.resolve("variable"));
        Files.createFile(folder.resolve("vox.yaml"));

        assertThat(Project.locate(Map.of("VOX_PROJECT", variable.toString()), folder).root())
                .isEqualTo(variable);
        assertThat(Project.locate(Map.of("VOX_PROJECT", ""), folder).root()).isEqualTo(folder);
    }

    @Test
    void an_empty_folder_is_a_project() {
        assertThat(Project.locate(Map.of(), folder).root()).isEqualTo(folder);
    }

    @Test
    void a_variable_that_names_no_folder_is_quoted() {
        assertThatThrownBy(() -> Project.locate(Map.of("VOX_PROJECT", "/nowhere"), folder))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("[environment] VOX_PROJECT=/nowhere: not a folder");
    }

    @Test
    void a_container_is_known_by_its_marker_file_and_listens_on_every_interface()
            throws IOException {
        assertThat(Surroundings.detect(folder).host()).isEqualTo("127.0.0.1");

        Files.createFile(folder.resolve(".dockerenv"));

        assertThat(Surroundings.detect(folder).host()).isEqualTo("0.0.0.0");
    }
}
