package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What does not come to a service; [dev.vox.packaged.EntrypointProcessTest] has what does.
class EntrypointCommandTest {
    @TempDir Path project;

    private Run entrypoint(Map<String, String> variables, String... words) {
        String[] line = new String[words.length + 1];
        line[0] = "entrypoint";
        System.arraycopy(words, 0, line, 1, words.length);
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("VOX_PROJECT", project.toString());
        environment.put("PATH", project.toString());
        return Run.in(environment, line);
    }

    @Test
    void anUnknownModeIsAUsageProblemWithOrWithoutTheParser() {
        Run plain = entrypoint(Map.of("ORCHESTRATOR_MODE", "legasy"), "orchestrator");
        Run parsed = entrypoint(Map.of("ORCHESTRATOR_MODE", "legasy"), "orchestrator", "--quiet");

        assertThat(plain.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(plain.out()).isEmpty();
        assertThat(plain.err())
                .isEqualTo(
                        """
                        error: [environment] ORCHESTRATOR_MODE=legasy: no such mode
                        hint: did you mean 'legacy'? there are: agent, legacy, hybrid
                        usage: vox entrypoint SERVICE [OPTIONS] [-- CMD...]
                        """);
        assertThat(parsed).isEqualTo(plain);
    }

    @Test
    void filesOfVariablesDecideWhereTheyAreThere() throws IOException {
        Files.writeString(project.resolve(".env.defaults"), "ORCHESTRATOR_MODE=legasy\n");

        assertThat(entrypoint(Map.of(), "orchestrator").err())
                .contains("ORCHESTRATOR_MODE=legasy: no such mode");
        assertThat(
                        entrypoint(
                                        Map.of("ORCHESTRATOR_MODE", "legacy"),
                                        "orchestrator",
                                        "--",
                                        "none")
                                .err())
                .startsWith("error: [none] no such program on the PATH\n");
    }

    @Test
    void aModelThatNoProfileHasEndsAWorkerBeforeItStarts() {
        Run run = entrypoint(Map.of("DEFAULT_MODEL", "pieper"), "worker");

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("DEFAULT_MODEL=pieper").contains("piper");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsAMissingPrerequisite() {
        Run run = entrypoint(Map.of(), "orchestrator", "--", "pyton", "-m", "server");

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err())
                .isEqualTo(
                        """
                        error: [pyton] no such program on the PATH
                        hint: name it as a shell finds it, or by its path
                        """);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aCommandOfTheProjectIsLookedForToo() throws IOException {
        Files.writeString(
                project.resolve("vox.yaml"),
                "services: {tts0: {command: {piper: [no-such-piper, --port, 7001]}}}\n");

        Run run = entrypoint(Map.of("ADAPTER_TYPE", "piper"), "tts0");

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err()).startsWith("error: [no-such-piper] no such program");
    }

    @Test
    void aUserThatIsNoNumberIsAWrongVariable() throws IOException {
        Files.createSymbolicLink(project.resolve("true"), Path.of("/bin/true"));

        Run run = entrypoint(Map.of("VOX_UID", "nobody"), "orchestrator", "--", "true");

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).startsWith("error: [environment] VOX_UID=nobody: not a whole number");
    }

    @Test
    void helpIsWhereItIsExpected() {
        Run run = entrypoint(Map.of(), "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("usage: vox entrypoint").contains("SERVICE");
    }
}
