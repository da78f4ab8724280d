package dev.vox.stack.compose.model.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.config.VoxFile;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.stack.compose.model.read.ComposeFiles.Search;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ComposeFilesTest {
    @TempDir Path root;

    @Test
    void a_project_without_a_compose_file_has_none() {
        assertThat(ComposeFiles.find(new Search(root, VoxFile.EMPTY, Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "compose.yaml compose.yml, compose.yaml",
        "compose.yml docker-compose.yml, compose.yml",
        "docker-compose.yml docker-compose.yaml, docker-compose.yml",
        "docker-compose.yaml, docker-compose.yaml",
        "compose.yaml compose.override.yaml, compose.yaml compose.override.yaml",
        "compose.yaml docker-compose.override.yml, compose.yaml docker-compose.override.yml",
        "compose.yaml compose.override.yaml compose.override.yml, compose.yaml compose.override.yml"
    })
    void the_first_name_wins_and_its_override_goes_over_it(String there, String found)
            throws IOException {
        for (String name : there.split(" ")) {
            write(name, "");
        }
        assertThat(names(new Search(root, VoxFile.EMPTY, Map.of()))).isEqualTo(found);
    }

    @Test
    void vox_yaml_outweighs_the_variable_which_outweighs_what_lies_there() throws IOException {
        for (String name : List.of("compose.yaml", "variable.yaml", "vox.yml")) {
            write(name, "");
        }
        Map<String, String> variables = Map.of("COMPOSE_FILE", "variable.yaml:compose.yaml");
        VoxFile config = config(List.of("vox.yml"), null);

        assertThat(names(new Search(root, VoxFile.EMPTY, variables)))
                .isEqualTo("variable.yaml compose.yaml");
        assertThat(names(new Search(root, config, variables))).isEqualTo("vox.yml");
    }

    @Test
    void the_separator_of_compose_file_can_be_chosen() throws IOException {
        write("a.yaml", "");
        write("b.yaml", "");
        Map<String, String> variables =
                Map.of("COMPOSE_FILE", "a.yaml,b.yaml", "COMPOSE_PATH_SEPARATOR", ",");

        assertThat(names(new Search(root, VoxFile.EMPTY, variables))).isEqualTo("a.yaml b.yaml");
    }

    @Test
    void paths_are_relative_to_the_folder_of_the_first_file() throws IOException {
        Files.createDirectories(root.resolve("deploy"));
        write("deploy/compose.yaml", "");
        Search search =
                new Search(root, VoxFile.EMPTY, Map.of("COMPOSE_FILE", "deploy/compose.yaml"));

        assertThat(ComposeFiles.find(search).orElseThrow().folder())
                .isEqualTo(root.resolve("deploy"));
    }

    @Test
    void every_file_that_is_named_and_not_there_is_an_error() {
        Search search = new Search(root, VoxFile.EMPTY, Map.of("COMPOSE_FILE", "a.yaml:b.yaml"));

        assertThatThrownBy(() -> ComposeFiles.find(search))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        "[COMPOSE_FILE] no file %s\n[COMPOSE_FILE] no file %s"
                                .formatted(root.resolve("a.yaml"), root.resolve("b.yaml")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "config, variable, file, config",
                "-, variable, file, variable",
                "-, -, File Name_1, filename_1",
                "-, -, ${CALLED}, called",
                "-, -, -, mystack"
            })
    void the_name_comes_from_the_first_that_says_one(
            @Nullable String config,
            @Nullable String variable,
            @Nullable String file,
            String expected)
            throws IOException {
        Path folder = Files.createDirectories(root.resolve("-My Stack!"));
        String name = file == null ? "" : "name: " + file + "\n";
        Files.writeString(folder.resolve("compose.yaml"), name + "services: {a: {image: x}}\n");
        Map<String, String> variables =
                variable == null
                        ? Map.of("CALLED", "called")
                        : Map.of("COMPOSE_PROJECT_NAME", variable);
        Search search = new Search(folder, config(List.of(), config), variables);

        ComposeFiles files = ComposeFiles.find(search).orElseThrow();
        assertThat(ComposeReader.read(files, variables).name()).isEqualTo(expected);
    }

    @Test
    void a_name_that_is_given_must_be_one() throws IOException {
        write("compose.yaml", "");
        Search search = new Search(root, config(List.of(), "My Stack"), Map.of());

        assertThatThrownBy(() -> ComposeFiles.find(search))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("[vox.yaml: compose.name] 'My Stack' is no name for a Compose project");
    }

    private static VoxFile config(List<String> files, @Nullable String name) {
        return new VoxFile(null, null, files, name, Map.of());
    }

    private String names(Search search) {
        return String.join(
                " ",
                ComposeFiles.find(search).orElseThrow().files().stream()
                        .map(file -> root.relativize(file).toString())
                        .toList());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }
}
