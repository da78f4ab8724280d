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
}
