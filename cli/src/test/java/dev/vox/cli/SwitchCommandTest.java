package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What `vox switch` says where there is nothing to change.
class SwitchCommandTest {
    @RegisterExtension final Golden golden = new Golden();
    @TempDir Path temporary;
    private Path project;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
    }

    private Run vox(String... arguments) {
        return Run.in(Map.of("VOX_PROJECT", project.toString()), arguments);
    }

    @Test
    void a_word_that_names_no_model_is_a_usage_error() {
        for (String command : new String[] {"switch", "dev-switch"}) {
            Run run = vox(command, "kevinn");
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            golden.matches(run.err());
        }
    }

    @Test
    void a_line_that_is_incomplete_or_wrong_is_a_usage_error() {
        for (String[] line :
                new String[][] {
                    {"switch"},
                    {"switch", ""},
                    {"switch", "kevin", "mock"},
                    {"switch", "kevin", "--timeout", "soon"},
                    {"switch", "kevin", "--json", "--plain"}
                }) {
            Run run = vox(line);
            assertThat(run.exit()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains("usage: vox switch [OPTIONS] MODEL");
        }
        assertThat(project.resolve(".vox")).doesNotExist();
    }

    @Test
    void a_file_that_is_wrong_is_a_wrong_configuration() throws IOException {
        Files.writeString(project.resolve(".env.local"), "TTL_MS=soon\n");

        Run run = vox("switch", "kevin");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("[.env.local:1] TTL_MS=soon: ");
    }

    @Test
    void nothing_up_is_a_missing_prerequisite() {
        Run run = vox("switch", "kevin");

        assertThat(run.exit()).isEqualTo(4);
        golden.matches(run.err());
        assertThat(project.resolve(".vox")).doesNotExist();
    }

    @Test
    void a_model_whose_voice_is_not_here_is_a_missing_prerequisite() {
        Run run = vox("switch", "piper");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .contains("en_US-lessac-medium.onnx (found: no such file)")
                .contains("vox voices install");
        assertThat(project.resolve(".vox")).doesNotExist();
    }
}
