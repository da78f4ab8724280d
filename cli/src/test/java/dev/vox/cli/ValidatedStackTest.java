package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// `vox validate` of machine and project, in a folder whose embedded stack really runs.
@Timeout(300)
class ValidatedStackTest {
    @TempDir Path temporary;
    private Path project;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
        Files.write(
                project.resolve(".env.local"),
                FreePorts.variables().entrySet().stream()
                        .map(port -> port.getKey() + "=" + port.getValue())
                        .toList());
    }

    @AfterEach
    void stop() {
        assertThat(vox("stop").exit()).isZero();
    }

    private Run vox(String... arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("VOX_PROJECT", project.toString());
        return Run.in(environment, arguments);
    }

    @Test
    void a_fresh_folder_whose_stack_is_up_has_nothing_to_complain_of() {
        Run dev = vox("dev", "mock");
        assertThat(dev.exit()).as(dev.err()).isZero();

        Run validate = vox("validate", "--phase", "1-3,5", "--json");

        assertThat(validate.exit()).as(validate.out() + validate.err()).isZero();
        assertThat(validate.out())
                .contains("prerequisites.ports")
                .contains("taken by this project's own stack");
    }

    @Test
    void the_ports_of_a_stack_in_another_folder_name_that_folder() throws Exception {
        assertThat(vox("dev", "mock").exit()).isZero();
        Path other = Files.createDirectory(temporary.resolve("other"));
        Files.copy(project.resolve(".env.local"), other.resolve(".env.local"));

        Run validate =
                vox("validate", "--project", other.toString(), "--only", "prerequisites.ports");

        assertThat(validate.exit()).isEqualTo(1);
        assertThat(validate.out().replaceAll("\\s+", " "))
                .contains("the vox stack of " + project)
                .contains("vox stop --project " + project);
    }
}
