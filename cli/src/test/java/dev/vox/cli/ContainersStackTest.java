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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The commands of the stack against a real engine; what came of them is seen by looking at containers.
@DockerTest
class ContainersStackTest {
    private static final String LOOP =
            "trap 'exit 0' TERM; echo INFO up; while :; do sleep 1 & wait; done";

    @TempDir Path project;
    @TempDir Path tools;

    private final Map<String, String> environment = new HashMap<>();
    private String name = "";

    @BeforeEach
    void write(Docker docker) throws IOException {
        name = docker.project();
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
                    image: %2$s
                    depends_on: [redis]
                    command: [sh, -c, "%3$s"]
                  tts-mock:
                    image: %2$s
                    profiles: [mock]
                    healthcheck: {test: [NONE]}
                    command: [sh, -c, "%3$s"]
                  tts-two:
                    image: %2$s
                    profiles: [two]
                    command: [sh, -c, "%3$s"]
                volumes: {data: {}, hf-cache: {}}
                """
                        .formatted(name, docker.image(), LOOP));
        Files.writeString(
                project.resolve("vox.yaml"),
                """
                services:
                  redis: {probe: none}
                  orchestrator: {probe: none}
                  tts-mock: {probe: none}
                  tts-two: {probe: none}
                """);
        Files.createDirectory(project.resolve("profiles"));
        Files.writeString(
                project.resolve("profiles/two.yaml"),
                """
                name: two
                extends: mock
                family: mock
                description: another worker
                default_model: mock-2
                compose: {profiles: [two], worker: tts-two}
                """);
        environment.putAll(System.getenv());
        environment.put("VOX_PROJECT", project.toString());
        recordCalls();
    }

    /// A `docker` before the real one on the `PATH` that writes down how it was called.
    private void recordCalls() throws IOException {
        Path docker = tools.resolve("docker");
        Files.writeString(
                docker,
                """
                #!/bin/sh
                echo "$*" >>"%s"
                PATH='%s' exec docker "$@"
                """
                        .formatted(tools.resolve("calls"), System.getenv("PATH")));
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
        environment.put("PATH", tools + ":" + System.getenv("PATH"));
    }

    private List<String> calls() throws IOException {
        Path calls = tools.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private Run vox(String... words) {
        return Run.in(environment, words);
    }

    private String state(Docker docker, String service) {
        return docker.ask(name + "-" + service + "-1", "{{.State.Status}}").orElse("gone");
    }

    private String id(Docker docker, String service) {
        return docker.ask(name + "-" + service + "-1", "{{.Id}}").orElse("");
    }

    @Test
    void dev_starts_what_the_model_wants_and_an_unchanged_stack_calls_no_compose(Docker docker)
            throws IOException {
        Run first = vox("dev", "mock", "legacy");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(state(docker, "tts-mock")).isEqualTo("running");
        assertThat(state(docker, "redis")).isEqualTo("running");
        assertThat(state(docker, "tts-two")).isEqualTo("gone");
        assertThat(calls()).anyMatch(call -> call.contains(" up -d --no-build "));

        Files.delete(tools.resolve("calls"));
        String worker = id(docker, "tts-mock");
        Run second = vox("dev", "mock", "legacy", "--json");

        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.out()).contains("\"alreadyUp\":true");
        assertThat(calls()).isEmpty();
        assertThat(id(docker, "tts-mock")).isEqualTo(worker);
    }

    @Test
    void a_crashed_service_is_told_by_status_and_started_again_by_dev(Docker docker) {
        assertThat(vox("dev", "mock", "legacy").exit()).isZero();
        assertThat(vox("status").exit()).isZero();
        docker.run("kill", "--signal", "KILL", name + "-redis-1");

        Run status = vox("status", "--json");

        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.out()).contains("\"state\":\"crashed\"").contains("\"exitCode\":137");
        Run again = vox("dev", "mock", "legacy");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(state(docker, "redis")).isEqualTo("running");
    }

    @Test
    void switch_starts_the_new_worker_and_stops_the_old_one(Docker docker) {
        assertThat(vox("dev", "mock", "legacy").exit()).isZero();
        String orchestrator = id(docker, "orchestrator");

        Run run = vox("switch", "two");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(state(docker, "tts-two")).isEqualTo("running");
        assertThat(state(docker, "tts-mock")).isEqualTo("exited");
        assertThat(id(docker, "orchestrator")).isEqualTo(orchestrator);
        assertThat(vox("status").exit()).isZero();
    }

    @Test
    void stop_removes_containers_of_every_profile_and_keeps_volumes(Docker docker) {
        assertThat(vox("dev", "mock", "legacy").exit()).isZero();
        assertThat(vox("switch", "two").exit()).isZero();

        Run run = vox("stop");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(docker.run("ps", "-aq", "--filter", "name=" + name + "-")).isEmpty();
        assertThat(docker.run("network", "ls", "-q", "--filter", "name=" + name)).isEmpty();
        assertThat(docker.run("volume", "ls", "-q", "--filter", "name=" + name))
                .contains(name + "_data");
        assertThat(vox("status").exit()).isEqualTo(1);
        assertThat(vox("stop").exit()).isZero();
    }

    @Test
    void clean_is_refused_where_nobody_can_be_asked_and_keeps_model_caches(Docker docker) {
        assertThat(vox("dev", "mock", "legacy").exit()).isZero();

        Run refused = vox("clean");
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains(name + "_data").contains("--yes");
        assertThat(state(docker, "redis")).isEqualTo("running");

        Run run = vox("clean", "--yes");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(docker.run("ps", "-aq", "--filter", "name=" + name + "-")).isEmpty();
        assertThat(docker.run("volume", "ls", "-q", "--filter", "name=" + name))
                .isEqualTo(name + "_hf-cache");
    }

    @Test
    void two_starts_at_once_make_one_stack(Docker docker) {
        CompletableFuture<Run> one =
                CompletableFuture.supplyAsync(() -> vox("dev", "mock", "legacy"));
        Run two = vox("dev", "mock", "legacy");

        assertThat(one.join().exit()).as(one.join().err()).isZero();
        assertThat(two.exit()).as(two.err()).isZero();
        assertThat(docker.run("ps", "-q", "--filter", "name=" + name + "-").lines()).hasSize(3);
    }

    @Test
    void logs_merge_services_by_time_and_know_their_names(Docker docker) {
        assertThat(vox("dev", "mock", "legacy").exit()).isZero();

        assertThat(vox("logs").out()).contains("\tredis\t").contains("\ttts-mock\tINFO up");
        assertThat(vox("logs", "redis").out()).doesNotContain("tts-mock");
        Run unknown = vox("logs", "rediss");
        assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("did you mean 'redis'?");
        assertThat(state(docker, "redis")).isEqualTo("running");
    }
}
