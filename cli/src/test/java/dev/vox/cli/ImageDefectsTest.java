package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.compose.plan.ComposeTarget;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with an engine, its images and containers is caught by the id of its own check.
class ImageDefectsTest {
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @TempDir Path folder;

    private PhaseTrial trial;
    private final Map<String, Image> images = new HashMap<>();

    @BeforeEach
    void make() throws IOException {
        trial = PhaseTrial.ofCheckout(folder);
        for (String name : List.of("redis:7-alpine", "livekit/livekit-server:v1.7", "caddy:2")) {
            there(name, LONG_AGO, Map.of());
        }
        there("python:3.13-slim", LONG_AGO, Map.of());
        there(own("orchestrator"), LATER, Map.of());
        there(own("tts0"), LATER, Map.of());
        trial.with(new FakeEngine("27.3.1", images, List.of()));
    }

    private String own(String service) {
        return folder.getFileName().toString().toLowerCase(java.util.Locale.ROOT) + "-" + service;
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
