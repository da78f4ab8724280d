package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.validate.CheckResult;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Each defect of a Python checkout is caught by the id of its own check, and by no other.
class CheckoutDefectsTest {
    @TempDir Path folder;

    private static void caught(PhaseTrial trial, String id, String problem) {
        assertThat(trial.failed()).containsExactly(id);
        CheckResult result = trial.result(id);
        assertThat(result.problem()).contains(problem);
        assertThat(result.fix()).isNotBlank();
    }

    private PhaseTrial trial;

    @BeforeEach
    void make() throws IOException {
        trial = PhaseTrial.ofCheckout(folder);
    }

    @Test
    void a_variable_that_no_page_names() throws Exception {
        trial.replace("docs/settings.md", "GREETING", "SALUTE");
        caught(trial, "docs.variables", "no page names GREETING");
    }

    @Test
    void a_variable_that_only_the_sources_read() throws Exception {
        trial.replace("docs/settings.md", "SENTENCE_PAUSE_MS", "PAUSE");
        caught(
                trial,
                "docs.variables",
                "[src/orchestrator/settings.py] no page names SENTENCE_PAUSE_MS");
    }

    @Test
    void an_exit_code_that_no_page_names() throws Exception {
        trial.replace("scripts/wait-ready.sh", "exit 4", "exit 75");
        caught(trial, "docs.exit-codes", "exit code 75");
        assertThat(trial.result("docs.exit-codes").problem()).contains("wait-ready.sh");
    }

    @Test
    void a_link_to_a_page_that_is_gone() throws Exception {
        Files.delete(folder.resolve("docs/settings.md"));
        trial.write("docs/variables.md", "GREETING TURN_DETECTION SENTENCE_PAUSE_MS\n");
        caught(trial, "docs.links", "[README.md:3] there is no docs/settings.md");
    }

    @Test
    void a_link_to_a_heading_that_is_called_otherwise_now() throws Exception {
        trial.replace("docs/stack.md", "## Services", "## Containers");
        caught(trial, "docs.links", "docs/stack.md has no heading #services");
    }

    @Test
    void a_command_that_there_is_not() throws Exception {
        trial.replace("README.md", "just dev", "just dve");
        caught(trial, "docs.commands", "just has no dve; did you mean 'dev'?");
    }

    @Test
    void a_script_that_there_is_not() throws Exception {
        trial.replace("README.md", "$ scripts/wait-ready.sh", "$ scripts/wait.sh");
        caught(trial, "docs.commands", "there is no scripts/wait.sh");
    }

    @Test
    void a_command_of_vox_that_there_is_not() throws Exception {
        trial.replace("README.md", "vox status", "vox statsu");
        caught(trial, "docs.commands", "vox has no statsu; did you mean 'status'?");
    }

    @Test
    void a_field_that_the_stubs_do_not_know() throws Exception {
        trial.replace("proto/tts.proto", "string text = 2;", "string text = 2; string id = 4;");
        caught(trial, "build.stubs", "tts_pb2.py does not know id");
    }

    @Test
    void a_field_that_a_very_long_stub_does_not_know() throws Exception {
        trial.write(
                "src/rpc/generated/tts_pb2.py",
                "AddSerializedFile(b'" + "\\x01\\'a".repeat(50_000) + "\\n\\x04text')\n");
        caught(trial, "build.stubs", "tts_pb2.py does not know TTSService");
        assertThat(trial.result("build.stubs").problem()).doesNotContain(" text,");
    }

    @Test
    void a_link_to_what_the_server_of_the_repository_shows_is_no_defect() throws Exception {
        trial.write("docs/more.md", "[issues](../../../issues) [here](#more)\n# More\n");
        assertThat(trial.failed()).isEmpty();
    }

    @Test
    void a_call_that_the_stubs_do_not_know() throws Exception {
        trial.replace(
                "proto/tts.proto",
                "rpc GetCapabilities",
                "rpc Stop(TextChunk) returns (AudioFrame); rpc GetCapabilities");
        caught(trial, "build.stubs", "tts_pb2_grpc.py does not know Stop");
    }

    @Test
    void a_dependency_that_is_not_locked() throws Exception {
        trial.replace("pyproject.toml", "\"redis", "\"livekit-agents>=1\", \"redis");
        caught(trial, "build.lock", "knows no livekit-agents");
    }

    @Test
    void a_dependency_that_is_locked_in_another_version() throws Exception {
        trial.replace("pyproject.toml", "==15.0.1", "==15.1");
        caught(trial, "build.lock", "has websockets 15.0.1, not 15.1");
    }

    @Test
    void a_file_that_a_dockerfile_copies_and_that_is_gone() throws Exception {
        trial.replace("src/tts/Dockerfile", "src/tts/*.py", "src/tts/*.pyx");
        caught(trial, "build.context", "[tts0] what the Dockerfile copies is missing");
    }

    @Test
    void a_dockerfile_that_is_gone() throws Exception {
        Files.delete(folder.resolve("src/tts/Dockerfile"));
        caught(trial, "build.context", "src/tts/Dockerfile is missing");
    }

    @Test
    void a_port_that_two_services_publish() throws Exception {
        trial.replace(
                "docker-compose.yml",
                "profiles: [web, full-stack]\n    ports: [\"3001:3000\"]",
                "ports: [\"${X:-8088}:1\"]");
        trial.replace("docker-compose.yml", "\"7880\"", "\"8088:7880\"");
        assertThat(trial.failed()).contains("config.ports");
        assertThat(trial.result("config.ports").problem())
                .contains("[port 8088/tcp] published by livekit and by web");
    }

    @Test
    void a_variable_of_a_compose_file_that_must_be_set() throws Exception {
        trial.replace("docker-compose.yml", "${TURN_DETECTION}", "${TURN:?say it}");
        assertThat(trial.failed()).contains("config.compose");
        assertThat(trial.result("config.compose").problem()).contains("TURN");
    }
}
