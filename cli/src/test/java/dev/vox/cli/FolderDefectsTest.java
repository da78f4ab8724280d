package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.Status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/// Each defect of a machine or a folder is caught by the id of its own check.
class FolderDefectsTest {
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
