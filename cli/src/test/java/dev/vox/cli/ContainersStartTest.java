package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// What a start does to containers that are there already, and what it makes sure of before.
@DockerTest
class ContainersStartTest {
    @TempDir Path folder;

    private final Docker docker;
    private ContainerProject project;

    ContainersStartTest(Docker docker) {
        this.docker = docker;
    }

    @BeforeEach
    void make() throws IOException {
        project = new ContainerProject(docker, folder);
    }

    @Test
    void a_one_shot_service_that_is_done_does_not_run_again() throws IOException {
        project.services(
                """
                init: {image: IMAGE, command: [sh, -c, "echo once"]}
                orchestrator: {image: IMAGE, command: LOOP}
                tts-mock:
                  image: IMAGE
                  profiles: [mock]
                  depends_on: {init: {condition: service_completed_successfully}, orchestrator: {condition: service_started}}
                  command: LOOP
                """);
        Run first = project.vox("dev", "mock", "legacy");
        assertThat(first.exit()).as(first.err()).isZero();
        String ran = project.ask("init", "{{.State.StartedAt}}");
        String worker = project.id("tts-mock");
        String orchestrator = project.id("orchestrator");
        docker.run("kill", "--signal", "KILL", project.container("tts-mock"));

        Run again = project.vox("dev", "mock", "legacy");

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(project.state("tts-mock")).isEqualTo("running");
        assertThat(project.id("tts-mock")).isEqualTo(worker);
        assertThat(project.id("orchestrator")).isEqualTo(orchestrator);
        assertThat(project.ask("init", "{{.State.StartedAt}}")).isNotEmpty().isEqualTo(ran);
    }

    @Test
    void an_unhealthy_container_alone_is_put_anew() throws IOException {
        project.services(
                """
                redis:
                  image: IMAGE
                  command: [sh, -c, "touch /tmp/well; trap 'exit 0' TERM; while :; do sleep 1 & wait; done"]
                  healthcheck: {test: [CMD, test, -f, /tmp/well], interval: 300ms, retries: 1}
                tts-mock:
                  image: IMAGE
                  profiles: [mock]
                  depends_on: {redis: {condition: service_healthy}}
                  command: LOOP
                """);
        assertThat(project.vox("dev", "mock", "legacy").exit()).isZero();
        String redis = project.id("redis");
        String worker = project.id("tts-mock");
        docker.run("exec", project.container("redis"), "rm", "/tmp/well");
        ContainerProject.await(
                "redis is unhealthy",
                () -> project.ask("redis", "{{.State.Health.Status}}").equals("unhealthy"));

        Run run = project.vox("dev", "mock", "legacy");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(project.ask("redis", "{{.State.Health.Status}}")).isEqualTo("healthy");
        assertThat(project.id("redis")).isNotEqualTo(redis);
        assertThat(project.id("tts-mock")).isEqualTo(worker);
    }

    @Test
    void a_service_that_publishes_nothing_is_asked_at_its_own_address() throws IOException {
        project.write("vox.yaml", "services: {tts-mock: {probe: none}}\n");
        project.services(
                """
                redis:
                  image: IMAGE
                  command: [sh, -c, "sleep 1; while :; do printf '+PONG\\\\r\\\\n' | nc -lp 6379; done"]
                  stop_grace_period: 0s
                tts-mock: {image: IMAGE, profiles: [mock], command: LOOP}
                """);

        Run run = project.vox("dev", "mock", "legacy");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("redis: waiting for an answer of redis://1");
    }

    @Test
    void one_that_never_answers_there_is_named_when_time_is_up() throws IOException {
        project.write("vox.yaml", "services: {tts-mock: {probe: none}}\n");
        project.services(
                """
                redis: {image: IMAGE, command: LOOP}
                tts-mock: {image: IMAGE, profiles: [mock], command: LOOP}
                """);

        Run run = project.vox("dev", "mock", "legacy", "--timeout", "3s");

        assertThat(run.exit()).isEqualTo(ExitCode.OPERATION);
        assertThat(run.err()).contains("error: [redis]");
    }

    @Test
    void cpu_drops_what_asks_for_a_gpu_and_compose_agrees() throws IOException {
        project.services(
                """
                tts-mock:
                  image: IMAGE
                  profiles: [mock]
                  command: LOOP
                  deploy: {resources: {reservations: {devices: [{driver: nvidia, capabilities: [gpu]}]}}}
                """);

        Run refused = project.vox("dev", "mock", "legacy");
        assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCode.PREREQUISITE);
        Run run = project.vox("dev", "mock", "legacy", "--cpu");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(project.ask("tts-mock", "{{json .HostConfig.DeviceRequests}}"))
                .isIn("null", "[]");
        assertThat(
                        docker.run(
                                "compose",
                                "-f",
                                folder.resolve("compose.yaml").toString(),
                                "-f",
                                folder.resolve(".vox/run/compose.cpu.yaml").toString(),
                                "--profile",
                                "mock",
                                "config"))
                .contains("tts-mock")
                .doesNotContain("nvidia");
        assertThat(project.vox("dev", "mock", "legacy", "--cpu", "--json").out())
                .contains("\"alreadyUp\":true");
    }

    @Test
    void a_dry_run_writes_no_file_that_drops_gpus() throws IOException {
        project.services(
                """
                tts-mock: {image: IMAGE, profiles: [mock], command: LOOP, runtime: nvidia}
                """);

        assertThat(project.vox("dev", "mock", "legacy", "--cpu", "--dry-run").exit()).isZero();

        assertThat(project.text(".vox/run/compose.cpu.yaml")).isEmpty();
    }

    @Test
    void an_image_that_is_missing_and_may_not_be_built_is_a_prerequisite() throws IOException {
        project.write("Dockerfile", "FROM " + docker.image() + "\n");
        project.services(
                """
                tts-mock: {build: ., profiles: [mock], command: LOOP}
                """);

        Run run = project.vox("dev", "mock", "legacy", "--no-build");

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err()).contains("[tts-mock] image").contains("building is switched off");
        assertThat(project.containers()).isEmpty();
    }

    @Test
    void a_disk_that_is_full_while_building_is_told_as_such() throws IOException {
        project.write("Dockerfile", "FROM " + docker.image() + "\n");
        project.services(
                """
                tts-mock: {build: ., profiles: [mock], command: LOOP}
                """);
        project.answering(
                "case \"$*\" in *' build '*) echo 'write /x: no space left on device' >&2; exit"
                        + " 17;; esac");

        Run run = project.vox("dev", "mock", "legacy");

        assertThat(run.exit()).isEqualTo(ExitCode.OPERATION);
        assertThat(run.err()).contains("[docker compose build] the disk is full");
        assertThat(project.containers()).isEmpty();
    }

    @Test
    void the_mode_of_an_image_from_elsewhere_is_its_own_business() throws IOException {
        project.services(
                """
                orchestrator:
                  image: IMAGE
                  command: LOOP
                  environment: {ORCHESTRATOR_MODE: "${ORCHESTRATOR_MODE:-legacy}"}
                tts-mock: {image: IMAGE, profiles: [mock], command: LOOP}
                """);

        Run run = project.vox("dev", "mock", "agent");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(project.ask("orchestrator", "{{.Config.Env}}"))
                .contains("ORCHESTRATOR_MODE=agent");
    }

    @Test
    void what_images_are_built_from_is_said_in_a_dry_run_and_not_made() throws IOException {
        project.write("docker/Dockerfile", "FROM " + docker.image() + "\n");
        project.services(
                """
                tts-mock:
                  build: {context: .vox/image, dockerfile: ../../docker/Dockerfile}
                  image: nowhere
                  profiles: [mock]
                  command: LOOP
                """);

        Run run = project.vox("dev", "mock", "legacy", "--dry-run");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("step\tstage\timage\tmake .vox/image");
        assertThat(folder.resolve(".vox/image")).doesNotExist();
    }
}
