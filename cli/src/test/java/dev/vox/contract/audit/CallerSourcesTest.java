package dev.vox.contract.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

@NullMarked
class CallerSourcesTest {
    @TempDir Path root;

    @Test
    void aPatternFindsOperationsWithFileAndLine() throws IOException {
        write("src/app/caller.py", "worker.call(\"get_volume\")\n\nworker.call('set_volume', 3)\n");
        write("src/other.py", "worker.call(\"get_volume\")\n");
        write("src/.venv/lib.py", "worker.call(\"not_ours\")\n");

        AskedFor asked =
                new CallerSources(root)
                        .pattern(
                                List.of("src/**/*.py"),
                                Pattern.compile("worker\\.call\\(['\"](\\w+)"))
                        .done();

        assertThat(asked.places().keySet()).containsExactly("get_volume", "set_volume");
        assertThat(asked.of("get_volume")).containsExactly("src/app/caller.py:1", "src/other.py:1");
        assertThat(asked.of("set_volume")).containsExactly("src/app/caller.py:3");
    }

    @Test
    void aNamedGroupNamesTheOperation() throws IOException {
        write("a.js", "send({id: 1, op: 'play'})");

        AskedFor asked =
                new CallerSources(root)
                        .pattern(List.of("*.js"), Pattern.compile("(id).*op: '(?<operation>\\w+)'"))
                        .done();

        assertThat(asked.places()).containsOnlyKeys("play");
    }

    @Test
    void openApiGivesIdsAndElseMethodAndPathInJsonAndInYaml() throws IOException {
        write(
                "api.yaml",
                """
                openapi: 3.1.0
                paths:
                  /volume:
                    parameters: []
                    get:
                      operationId: get_volume
                    put: {}
                """);
        write("api.json", "{\"paths\": {\"/mute\": {\"post\": {\"operationId\": \"mute\"}}}}");

        AskedFor asked = new CallerSources(root).openApi(List.of("api.*")).done();

        assertThat(asked.places()).containsOnlyKeys("get_volume", "PUT /volume", "mute");
        assertThat(asked.of("get_volume")).containsExactly("api.yaml:5");
    }

    @Test
    void whatHasNoPathsIsNoOpenApi() throws IOException {
        write("api.yaml", "title: x\n");

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> new CallerSources(root).openApi(List.of("api.yaml")))
                .withMessage("[api.yaml] no OpenAPI document: it has no paths");
    }

    @Test
    void protoGivesItsRpcsAndNotThoseInComments() throws IOException {
        write(
                "worker.proto",
                """
                // rpc Gone(A) returns (B);
                service Device {
                  /* rpc Old(A)
                     returns (B); */
                  rpc GetVolume (Empty) returns (Volume);
                  rpc Play(stream Frame) returns (Done) {} // rpc Never(A)
                }
                """);

        AskedFor asked = new CallerSources(root).proto(List.of("*.proto")).done();

        assertThat(asked.places()).containsOnlyKeys("GetVolume", "Play");
        assertThat(asked.of("GetVolume")).containsExactly("worker.proto:5");
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
