package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ConfigCommandsTest {
    @RegisterExtension final Golden golden = new Golden();

    @TempDir Path folder;

    private Path project(String text) throws IOException {
        Path project = Files.createDirectories(folder.resolve("speech"));
        Files.writeString(project.resolve("vox.yaml"), text);
        return project;
    }

    private static Run show(Path project, String... options) {
        String[] line = new String[options.length + 4];
        line[0] = "config";
        line[1] = "show";
        line[2] = "--project";
        line[3] = project.toString();
        System.arraycopy(options, 0, line, 4, options.length);
        return Run.vox(line);
    }

    @Test
    void whatIsInEffectIsShownWithItsLine() throws IOException {
        Path project =
                project(
                        """
                        backend: compose
                        compose:
                          files: [docker-compose.yml, gpu.yml]
                        services:
                          orchestrator:
                            command: {legacy: [python, -m, server]}
                          tts0: {role: worker, command: [python, -m, tts]}
                        proto: {out: {java: target/generated}}
                        tests:
                          all: {command: [pytest], isolate: file}
                        tasks: {lint: ruff check .}
                        """);

        golden.matches("plain", show(project).out());
        golden.matches("json", show(project, "--json").out());
        Run.Recorder terminal =
                new Run.Recorder(true, new ByteArrayOutputStream(), new ByteArrayOutputStream());
        int exit =
                Main.run(
                        List.of(
                                "config",
                                "show",
                                "--project",
                                project.toString(),
                                "--color",
                                "never"),
                        terminal.streams(),
                        Map.of(),
                        Run.CLOCK);
        golden.matches("human", terminal.run(exit).out());
    }

    @Test
    void withoutAFileTheDefaultsAreShown() throws IOException {
        Path project = Files.createDirectories(folder.resolve("speech"));

        Run run = show(project);

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("project\tspeech\tdefault\nbackend\tauto\tdefault\n")
                .doesNotContain("vox.yaml");
        assertThat(show(project, "--json").out()).contains("\"file\":null");
    }

    @Test
    void aMistakeIsAConfigurationFailure() throws IOException {
        Run run = show(project("bakend: auto\n"));

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err())
                .isEqualTo("error: vox.yaml:1:1: unknown key 'bakend'; did you mean 'backend'?\n");
    }

    @Test
    void theSchemaIsTheOneOfTheDocs() throws IOException {
        Run run = Run.vox("config", "schema");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualTo(Files.readString(Path.of("../docs/reference/vox.schema.json")));
    }
}
