package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.compose.plan.ComposeTarget;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.Status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Each defect of a machine or a project is caught by the id of its own check, and by no other.
class PlantedDefectsTest {
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @TempDir Path folder;

    private static void caught(PhaseTrial trial, String id, String problem) {
        assertThat(trial.failed()).containsExactly(id);
        CheckResult result = trial.result(id);
        assertThat(result.problem()).contains(problem);
        assertThat(result.fix()).isNotBlank();
    }

    private static String evidence(CheckResult result) {
        return String.join("\n", result.evidence().stream().map(Evidence::toString).toList());
    }

    @Nested
    class OfAnEmptyFolder {
        private PhaseTrial trial;
        private Map<String, String> ports;

        @BeforeEach
        void make() throws IOException {
            ports = FreePorts.variables();
            trial = new PhaseTrial(folder).with(ports);
        }

        @Test
        void a_port_that_another_program_has_names_that_program() throws Exception {
            int port = Integer.parseInt(ports.get("WORKER_GRPC_PORT"));
            try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                caught(trial, "prerequisites.ports", "worker gRPC port " + port);
                assertThat(trial.result("prerequisites.ports").problem())
                        .contains("pid " + ProcessHandle.current().pid() + " (java)");
                assertThat(taken.isClosed()).isFalse();
            }
            assertThat(trial.failed()).isEmpty();
        }

        @Test
        void a_disk_without_room_is_a_warning() {
            trial.withRoom(1_999_000_000);
            CheckResult disk = trial.result("prerequisites.disk");
            assertThat(disk.status()).isEqualTo(Status.WARN);
            assertThat(disk.problem()).contains("1999 MB").contains("2000 MB are needed");
            assertThat(trial.withRoom(2_000_000_000).result("prerequisites.disk").status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void a_key_that_is_a_placeholder_is_no_key() throws Exception {
            trial.write(".env.local", "OPENAI_API_KEY=your-key-here\n");
            assertThat(trial.failed()).containsExactly("config.mode", "config.openai-key");
            assertThat(trial.result("config.openai-key").problem())
                    .contains(".env.local:1")
                    .contains("OPENAI_API_KEY holds a placeholder")
                    .doesNotContain("your-key-here");
            trial.write(".env.local", "OPENAI_API_KEY=sk-proj-0123456789abcdef\n");
            assertThat(trial.failed()).isEmpty();
            assertThat(trial.result("config.openai-key").status()).isEqualTo(Status.PASS);
        }

        @Test
        void other_secrets_that_are_placeholders_have_checks_of_their_own() throws Exception {
            trial.write(".env.local", "HF_TOKEN=hf_xxx\n");
            caught(trial, "config.model-token", "HF_TOKEN holds a placeholder");
            trial.write(".env.local", "LIVEKIT_API_SECRET=changeme\n");
            caught(trial, "config.livekit-keys", "LIVEKIT_API_SECRET holds a placeholder");
            trial.write(".env.local", "BILLING_PASSWORD=<password>\n");
            caught(trial, "config.other-secrets", "BILLING_PASSWORD holds a placeholder");
        }

        @Test
        void a_value_that_a_setting_cannot_have_is_named_with_its_line() throws Exception {
            trial.write(".env.local", "\nTTL_MS=soon\n");
            assertThat(trial.failed()).containsExactly("config.settings", "config.env-lint");
            assertThat(trial.result("config.settings").problem())
                    .contains("[.env.local:2] TTL_MS=soon");
        }

        @Test
        void a_line_that_is_none_is_an_error_of_the_lint() throws Exception {
            trial.write(".env.local", "A B=c\n");
            assertThat(trial.failed()).contains("config.env-lint");
            assertThat(trial.result("config.env-lint").problem()).contains(".env.local:1");
            assertThat(trial.result("prerequisites.jdk").status()).isEqualTo(Status.PASS);
        }

        @Test
        void a_warning_of_the_lint_fails_nothing() throws Exception {
            trial.write(".env.local", "TTL_MSS=5\n");
            assertThat(trial.failed()).isEmpty();
            CheckResult warning = trial.result("config.env-warnings");
            assertThat(warning.status()).isEqualTo(Status.WARN);
            assertThat(warning.problem()).contains("TTL_MSS");
        }

        @Test
        void an_adapter_of_another_family_does_not_agree_with_the_model() throws Exception {
            trial.write(".env.local", "DEFAULT_MODEL=kevin\nADAPTER_TYPE=piper\n");
            assertThat(trial.failed()).contains("config.model");
            assertThat(trial.result("config.model").problem())
                    .contains(".env.local:2")
                    .contains("not the family of kevin");
        }

        @Test
        void two_services_with_one_port_collide() {
            trial.with(Map.of("WORKER_METRICS_PORT", ports.get("WORKER_GRPC_PORT")));
            assertThat(trial.failed()).contains("config.ports");
            assertThat(trial.result("config.ports").problem()).contains("WORKER_METRICS_PORT");
        }

        @Test
        void a_key_that_vox_yaml_does_not_have_is_a_mistake() throws Exception {
            trial.write("vox.yaml", "projekt: x\n");
            assertThat(trial.failed()).contains("config.file");
            assertThat(evidence(trial.result("config.file"))).contains("did you mean 'project'");
        }
    }

    @Nested
    class OfAPythonCheckout {
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

    @Nested
    class OfImages {
        private PhaseTrial trial;
        private final Map<String, Image> images = new HashMap<>();

        @BeforeEach
        void make() throws IOException {
            trial = PhaseTrial.ofCheckout(folder);
            for (String name :
                    List.of("redis:7-alpine", "livekit/livekit-server:v1.7", "caddy:2")) {
                there(name, LONG_AGO, Map.of());
            }
            there("python:3.13-slim", LONG_AGO, Map.of());
            there(own("orchestrator"), LATER, Map.of());
            there(own("tts0"), LATER, Map.of());
            trial.with(new FakeEngine("27.3.1", images, List.of()));
        }

        private String own(String service) {
            return folder.getFileName().toString().toLowerCase(java.util.Locale.ROOT)
                    + "-"
                    + service;
        }

        private void there(String reference, Instant at, Map<String, String> labels) {
            images.put(reference, new Image(reference, "sha256:1", at, labels, false));
        }

        private List<String> failed() {
            return trial.failed().stream().filter(id -> id.startsWith("build.")).toList();
        }

        @Test
        void those_that_are_newer_than_their_sources_are_fresh() {
            assertThat(failed()).isEmpty();
            assertThat(trial.result("build.images-age").status()).isEqualTo(Status.PASS);
            assertThat(trial.result("build.base-images").status()).isEqualTo(Status.PASS);
        }

        @Test
        void one_that_is_missing() {
            images.remove(own("tts0"));
            assertThat(failed()).containsExactly("build.images");
            assertThat(trial.result("build.images").problem()).contains("[tts0] image");
        }

        @Test
        void one_that_is_older_than_a_file_that_it_is_built_from_is_a_warning() {
            there(own("orchestrator"), LONG_AGO, Map.of());
            there("python:3.13-slim", LONG_AGO.minusSeconds(1), Map.of());
            assertThat(failed()).isEmpty();
            CheckResult age = trial.result("build.images-age");
            assertThat(age.status()).isEqualTo(Status.WARN);
            assertThat(age.problem()).contains("[orchestrator]");
            assertThat(age.fix()).isEqualTo("vox rebuild orchestrator");
        }

        @Test
        void one_that_was_made_from_something_else_by_its_label() {
            there(own("tts0"), LATER, Map.of(ComposeTarget.CONTEXT_LABEL, "0123"));
            assertThat(failed()).containsExactly("build.images-fresh");
            assertThat(trial.result("build.images-fresh").problem()).contains("[tts0]");
        }

        @Test
        void one_that_is_older_than_its_base_is_a_warning() {
            there("python:3.13-slim", LATER.plusSeconds(1), Map.of());
            assertThat(failed()).isEmpty();
            CheckResult base = trial.result("build.base-images");
            assertThat(base.status()).isEqualTo(Status.WARN);
            assertThat(base.problem()).contains("is older than python:3.13-slim");
        }

        @Test
        void an_engine_that_is_too_old() {
            trial.with(new FakeEngine("19.03.15", images, List.of()));
            assertThat(trial.result("prerequisites.engine").status()).isEqualTo(Status.FAIL);
            assertThat(trial.result("prerequisites.engine").problem())
                    .contains("engine is 19.03.15, and 20.10 or newer is needed");
        }

        @Test
        void a_port_that_a_container_has_is_ours_if_the_container_is() throws Exception {
            int port;
            try (ServerSocket taken = new ServerSocket(0)) {
                port = taken.getLocalPort();
                trial.replace("docker-compose.yml", "\"7880\"", "\"" + port + ":7880\"");
                trial.with(new FakeEngine("27.3.1", images, List.of(publishing("shop", port))));
                assertThat(trial.result("prerequisites.ports").problem())
                        .contains("livekit port " + port)
                        .contains("container shop-livekit-1 of project shop");
                String project = own("").replaceAll("-$", "");
                trial.with(new FakeEngine("27.3.1", images, List.of(publishing(project, port))));
                assertThat(trial.result("prerequisites.ports").status()).isEqualTo(Status.PASS);
            }
        }

        private Container publishing(String project, int port) {
            return new Container(
                    "1",
                    project + "-livekit-1",
                    project,
                    "livekit",
                    1,
                    "i",
                    "sha256:1",
                    Container.State.RUNNING,
                    null,
                    "Up",
                    LONG_AGO,
                    List.of(new Container.Published("0.0.0.0", port, 7880, "tcp")),
                    Map.of());
        }
    }
}
