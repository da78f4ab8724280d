package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;
import dev.vox.packaged.PackagedTool.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What `vox dev` does when the world fails it, on a stack of tiny containers whose worker is healthy as soon as a gate is open.
@DockerTest
@Timeout(300)
class ContainerFaultsProcessTest {
    private static final int OPERATION = 5;
    private static final int PREREQUISITE = 4;

    /// Long after everything here should have ended, and long before the deadline of a start.
    private static final long SOON = 60;

    private static final String FILE =
            """
            services:
              redis:
                image: %1$s
                init: true
                command: [sh, -c, "echo ready; sleep 600"]
              orchestrator:
                image: %1$s
                init: true
                command: [sh, -c, "echo ready; sleep 600"]
              tts-mock:
                image: %1$s
                init: true
                profiles: [mock]
                volumes: ["./gate:/gate"]
                command: [sh, -c, "echo the voice is not found; sleep 600"]
                healthcheck: {test: [CMD, test, -e, /gate/open], interval: 1s, retries: 1000}
            """;

    private static final String PROBES =
            """
            services:
              redis: {probe: none}
              orchestrator: {probe: none}
            """;

    @TempDir Path folder;

    private final Docker docker;
    private final String name;
    private PackagedTool vox;
    private Path gate;

    ContainerFaultsProcessTest(Docker docker) {
        this.docker = docker;
        this.name = docker.project();
    }

    @BeforeEach
    void write() throws IOException {
        vox = PackagedTool.in(folder).with("COMPOSE_PROJECT_NAME", name);
        Path project = vox.project();
        gate = Files.createDirectory(project.resolve("gate")).resolve("open");
        Files.writeString(project.resolve("compose.yaml"), FILE.formatted(docker.image()));
        Files.writeString(project.resolve("vox.yaml"), PROBES);
    }

    @Test
    void aHealthCheckThatNeverPassesEndsTheStartAtItsDeadlineAndNamesTheCulprit() throws Exception {
        Outcome dev = vox.run("dev", "mock", "legacy", "--timeout", "8s");

        assertThat(dev.exit()).as(dev.err()).isEqualTo(OPERATION);
        assertThat(error(dev.err())).contains("tts-mock").contains("the voice is not found");
        assertThat(error(dev.err())).doesNotContain("redis").doesNotContain("orchestrator");
        assertThat(state("tts-mock")).as("left for its logs").isEqualTo("running");
    }

    @Test
    void aStartThatWasKilledLeavesNothingInTheWayOfTheNext() throws Exception {
        Process killed = vox.startInto(outputs("killed"), "dev", "mock", "legacy");
        awaitRunning("tts-mock");
        killed.destroyForcibly().waitFor();

        Files.createFile(gate);
        Outcome dev = vox.run("dev", "mock", "legacy");

        assertThat(dev.exit()).as(dev.err()).isZero();
        assertThat(healthOfWorker()).isEqualTo("healthy");
        assertThat(running()).containsExactlyInAnyOrder("redis", "orchestrator", "tts-mock");
        assertThat(vox.run("status").exit()).isZero();
    }

    @Test
    void aStartThatWaitsForAnotherGoesOnWhenThatIsKilled() throws Exception {
        Process first = vox.startInto(outputs("first"), "dev", "mock", "legacy");
        awaitRunning("tts-mock");
        Path told = outputs("second");
        Process second = vox.startInto(told, "dev", "mock", "legacy");
        PackagedTool.await("the second start to say something", () -> !read(told).isEmpty());
        assertThat(second.isAlive()).as(read(told)).isTrue();

        first.destroyForcibly().waitFor();
        Files.createFile(gate);

        assertThat(second.waitFor(SOON, TimeUnit.SECONDS)).as(read(told)).isTrue();
        assertThat(second.exitValue()).as(read(told)).isZero();
        assertThat(healthOfWorker()).isEqualTo("healthy");
    }

    @Test
    void twoStartsAtOnceMakeEachContainerOnce() throws Exception {
        Path toldFirst = outputs("first");
        Path toldSecond = outputs("second");
        Process first = vox.startInto(toldFirst, "dev", "mock", "legacy");
        Process second = vox.startInto(toldSecond, "dev", "mock", "legacy");
        awaitRunning("tts-mock");
        List<String> made = ids();
        assertThat(made).hasSize(3);
        Files.createFile(gate);

        assertThat(first.waitFor(SOON, TimeUnit.SECONDS)).as(read(toldFirst)).isTrue();
        assertThat(second.waitFor(SOON, TimeUnit.SECONDS)).as(read(toldSecond)).isTrue();
        assertThat(first.exitValue()).as(read(toldFirst)).isZero();
        assertThat(second.exitValue()).as(read(toldSecond)).isZero();
        assertThat(ids()).isEqualTo(made);
    }

    @Test
    void aBuildThatFillsItsDiskNamesTheFix() throws Exception {
        Path context = Files.createDirectory(vox.project().resolve("image"));
        Files.writeString(
                context.resolve("Dockerfile"),
                """
                FROM %s
                RUN dd if=/dev/zero of=/dev/shm/all bs=1M count=4096
                """
                        .formatted(docker.image()));
        Files.writeString(
                vox.project().resolve("compose.yaml"),
                FILE.formatted(docker.image())
                        .replace(
                                "orchestrator:\n    image: " + docker.image(),
                                "orchestrator:\n    build: ./image\n    image: " + name + "-full"));

        Outcome dev = vox.run("dev", "mock", "legacy");

        assertThat(dev.exit()).as(dev.err()).isEqualTo(OPERATION);
        assertThat(error(dev.err()))
                .contains("No space left on device")
                .contains("hint:")
                .contains("docker builder prune");
        assertThat(running()).as("nothing is started before the images are there").isEmpty();
    }

    @Test
    void anEngineThatGoesDuringTheStartEndsItAtOnceAndTheNextOneGoesOn() throws Exception {
        Path told = outputs("cut");
        Process cut;
        try (EngineProxy proxy = EngineProxy.at(folder.resolve("engine.sock"), docker)) {
            cut = vox.with("DOCKER_HOST", proxy.address()).startInto(told, "dev", "mock", "legacy");
            awaitRunning("tts-mock");
        }

        assertThat(cut.waitFor(SOON, TimeUnit.SECONDS)).as(read(told)).isTrue();
        assertThat(cut.exitValue()).as(read(told)).isIn(PREREQUISITE, OPERATION);
        assertThat(error(read(told))).contains("engine").contains("engine.sock");

        Files.createFile(gate);
        Outcome dev = vox.without("DOCKER_HOST").run("dev", "mock", "legacy");
        assertThat(dev.exit()).as(dev.err()).isZero();
        assertThat(running()).containsExactlyInAnyOrder("redis", "orchestrator", "tts-mock");
    }

    /// What stands behind the progress.
    private static String error(String err) {
        int at = err.indexOf("error: ");
        return at < 0 ? "no error: " + err : err.substring(at);
    }

    private Path outputs(String word) throws IOException {
        return Files.createDirectory(folder.resolve(word));
    }

    private static String read(Path outputs) {
        try {
            return Files.readString(outputs.resolve("err"));
        } catch (IOException e) {
            return "";
        }
    }

    private void awaitRunning(String service) {
        PackagedTool.await(service + " to run", () -> state(service).equals("running"));
    }

    private String state(String service) {
        return docker.ask(name + "-" + service + "-1", "{{.State.Status}}").orElse("gone");
    }

    private String healthOfWorker() {
        return docker.ask(name + "-tts-mock-1", "{{.State.Health.Status}}").orElse("gone");
    }

    private List<String> running() {
        return docker.run(
                        "ps",
                        "--filter",
                        "label=com.docker.compose.project=" + name,
                        "--format",
                        "{{.Label \"com.docker.compose.service\"}}")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /// Each container that there is, whether it runs or not.
    private List<String> ids() {
        return docker.run(
                        "ps",
                        "--all",
                        "--quiet",
                        "--filter",
                        "label=com.docker.compose.project=" + name)
                .lines()
                .sorted()
                .toList();
    }
}
