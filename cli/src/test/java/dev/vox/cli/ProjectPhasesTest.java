package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.validate.StackUnderTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// The shipped phases of machine and project say what holds, of an empty folder, of what `vox init` writes and of a Python checkout,
/// and catch each defect by an id of its own.
class ProjectPhasesTest {
    @RegisterExtension final Golden golden = new Golden();
    @TempDir Path folder;

    private static final StackUnderTest EMBEDDED =
            new StackUnderTest("embedded", "mock-440hz", "agent", Map.of(), Map.of());

    private PhaseTrial empty() throws Exception {
        return new PhaseTrial(folder).with(FreePorts.variables());
    }

    @Test
    void they_are_these() {
        golden.matches(
                new PhaseTrial(folder)
                        .phases().stream()
                                .flatMap(phase -> phase.checks().stream())
                                .map(check ->
                                        "%s %s %s %s %s%n"
                                                .formatted(
                                                        check.id(),
                                                        check.kind(),
                                                        check.severity(),
                                                        check.needs(),
                                                        check.title()))
                                .collect(Collectors.joining()));
    }

    @Test
    void nothing_is_wrong_with_an_empty_folder() throws Exception {
        PhaseTrial trial = empty();
        golden.matches(trial.outcome());
        assertThat(trial.failed()).isEmpty();
    }

    @Test
    void nothing_is_wrong_with_an_empty_folder_whose_embedded_stack_is_up() throws Exception {
        PhaseTrial trial = empty().with(EMBEDDED);
        golden.matches(trial.outcome());
        assertThat(trial.failed()).isEmpty();
    }

    @Test
    void nothing_is_wrong_with_what_init_writes() throws Exception {
        PhaseTrial trial = PhaseTrial.ofTemplate(folder);
        golden.matches(trial.outcome());
        assertThat(trial.failed()).isEmpty();
    }

    @Test
    void nothing_is_wrong_with_a_python_checkout() throws Exception {
        PhaseTrial trial = PhaseTrial.ofCheckout(folder);
        golden.matches(trial.outcome());
        assertThat(trial.failed()).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_fixture_of_a_project_is_not_wrong_with_the_project()
            throws Exception {
        PhaseTrial.ofCheckout(folder.resolve("src/test/resources/chat"))
                .replace("src/rpc/generated/tts_pb2.py", "TextChunk", "TextLump")
                .write(".env.example", "ON_NO_PAGE=1\n");

        PhaseTrial trial = empty();

        assertThat(trial.failed()).isEmpty();
        assertThat(trial.result("build.stubs").problem())
                .isEqualTo("the project has no .proto file");
        assertThat(trial.result("docs.variables").problem())
                .isEqualTo("the project names no variables");
    }

    @Test
    void the_projects_that_the_tools_own_tests_look_at_are_not_the_tools() throws Exception {
        PhaseTrial clone = new PhaseTrial(Path.of("..")).with(FreePorts.variables());

        assertThat(clone.failed()).doesNotContain("build.stubs", "docs.variables");
    }
}
