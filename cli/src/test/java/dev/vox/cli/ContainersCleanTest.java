package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What deletes and what builds, against a real engine.
@DockerTest
class ContainersCleanTest {
    private static final String LOOP =
            "trap 'exit 0' TERM; echo INFO up; while :; do sleep 1 & wait; done";

    @TempDir Path project;

    private final Map<String, String> environment = new HashMap<>();
    private String name = "";

    @BeforeEach
    void write(Docker docker) throws IOException {
        name = docker.project();
        writeCompose(docker, "");
        Files.createDirectory(project.resolve("built"));
        dockerfile(docker, "one");
        Files.writeString(
                project.resolve("vox.yaml"),
                """
                services:
                  redis: {probe: none}
                  orchestrator: {probe: none}
                  tts-mock: {probe: none}
                """);
        environment.putAll(System.getenv());
        environment.put("VOX_PROJECT", project.toString());
    }

    private void writeCompose(Docker docker, String more) throws IOException {
        Files.writeString(
                project.resolve("compose.yaml"),
                """
                name: %1$s
                services:
                  redis:
                    image: %2$s
                    command: [sh, -c, "%3$s"]
                    volumes: ["data:/data", "hf-cache:/hub"]
                  orchestrator:
                    build: built
                    image: %1$s-built
                    command: [sh, -c, "%3$s"]
                  tts-mock:
                    image: %2$s
                    profiles: [mock]
                    command: [sh, -c, "%3$s"]
                %4$s
                volumes: {data: {}, hf-cache: {}}
                """
                        .formatted(name, docker.image(), LOOP, more));
    }

    private void dockerfile(Docker docker, String version) throws IOException {
        Files.writeString(
                project.resolve("built/Dockerfile"),
                "FROM %s\nLABEL version=%s\n".formatted(docker.image(), version));
    }

    private Run vox(String... words) {
        return Run.in(environment, words);
    }

    private void must(String... words) {
        Run run = vox(words);
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private String ask(Docker docker, String service, String template) {
        return docker.ask(name + "-" + service + "-1", template).orElse("gone");
    }

    private String images(Docker docker) {
        return docker.run("image", "ls", "-q", name + "-built");
    }

    private String volumes(Docker docker) {
        return docker.run("volume", "ls", "-q", "--filter", "name=" + name);
    }

    @Test
    void infra_starts_what_every_model_needs_and_no_more(Docker docker) {
        must("infra");

        assertThat(ask(docker, "redis", "{{.State.Status}}")).isEqualTo("running");
        assertThat(ask(docker, "orchestrator", "{{.State.Status}}")).isEqualTo("gone");
        assertThat(ask(docker, "tts-mock", "{{.State.Status}}")).isEqualTo("gone");
    }

    @Test
    void clean_deletes_the_images_that_were_built_and_no_others(Docker docker) {
        must("dev", "mock", "legacy");
        assertThat(images(docker)).isNotEmpty();

        must("clean", "--yes");

        assertThat(images(docker)).isEmpty();
        assertThat(docker.run("image", "ls", "-q", docker.image())).isNotEmpty();
        assertThat(volumes(docker)).isEqualTo(name + "_hf-cache");
    }

    @Test
    void rebuild_puts_a_new_container_in_the_place_of_the_one_that_runs(Docker docker)
            throws IOException {
        must("dev", "mock", "legacy");
        String redis = ask(docker, "redis", "{{.Id}}");
        dockerfile(docker, "two");

        must("rebuild", "orchestrator");

        assertThat(ask(docker, "orchestrator", "{{index .Config.Labels \"version\"}}"))
                .isEqualTo("two");
        assertThat(ask(docker, "orchestrator", "{{.State.Status}}")).isEqualTo("running");
        assertThat(ask(docker, "redis", "{{.Id}}")).isEqualTo(redis);
        Run unchanged = vox("dev", "mock", "legacy", "--json");
        assertThat(unchanged.out()).contains("\"alreadyUp\":true");
    }

    @Test
    void reset_starts_anew_and_keeps_model_caches(Docker docker) {
        must("dev", "mock", "legacy");
        String redis = ask(docker, "redis", "{{.Id}}");

        must("reset", "mock", "legacy", "--yes");

        assertThat(ask(docker, "redis", "{{.State.Status}}")).isEqualTo("running");
        assertThat(ask(docker, "redis", "{{.Id}}")).isNotEqualTo(redis);
        assertThat(vox("status").exit()).isZero();
    }

    @Test
    void reset_deletes_nothing_when_something_is_in_the_way_of_the_start(Docker docker)
            throws IOException {
        must("dev", "mock", "legacy");
        String redis = ask(docker, "redis", "{{.Id}}");
        writeCompose(
                docker,
                """
                  web:
                    image: %s
                    env_file: missing.env
                """
                        .formatted(docker.image())
                        .indent(0)
                        .stripTrailing());

        Run run = vox("reset", "mock", "legacy", "--yes");

        assertThat(run.exit()).as(run.err()).isNotZero();
        assertThat(run.err()).contains("missing.env");
        assertThat(ask(docker, "redis", "{{.Id}}")).isEqualTo(redis);
        assertThat(ask(docker, "redis", "{{.State.Status}}")).isEqualTo("running");
    }

    @Test
    void logs_of_a_stack_that_somebody_else_started_are_read(Docker docker) throws IOException {
        docker.run(
                "compose",
                "--project-directory",
                project.toString(),
                "up",
                "-d",
                "--no-build",
                "redis");

        Run logs = vox("logs", "redis");

        assertThat(logs.exit()).as(logs.err()).isZero();
        assertThat(logs.out()).contains("\tredis\t").contains("up");
    }
}
