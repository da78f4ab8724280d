package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.SigInt;
import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Starts and changes that do not come to their end.
@DockerTest
class ContainersInterruptedTest {
    /// A worker that never becomes healthy, beside a registry that needs nothing.
    private static final String NEVER_HEALTHY =
            """
            redis: {image: IMAGE, command: LOOP}
            tts-mock:
              image: IMAGE
              profiles: [mock]
              command: LOOP
              healthcheck: {test: [CMD, "false"], interval: 1s, retries: 1, start_period: 5m}
            """;

    private static final String SIMPLE =
            """
            redis: {image: IMAGE, command: LOOP}
            tts-mock: {image: IMAGE, profiles: [mock], command: LOOP}
            """;

    @TempDir Path folder;

    private final Docker docker;
    private ContainerProject project;

    ContainersInterruptedTest(Docker docker) {
        this.docker = docker;
    }

    @BeforeEach
    void make() throws IOException {
        project = new ContainerProject(docker, folder);
    }

    @Test
    void control_c_stops_what_the_start_has_begun_and_nothing_else() throws Exception {
        SigInt.assumeHeard();
        project.services(NEVER_HEALTHY);
        assertThat(project.vox("infra").exit()).isZero();
        String redis = project.id("redis");
        Process dev = project.start("dev.log", "dev", "mock", "legacy");
        ContainerProject.await(
                "the worker runs", () -> project.state("tts-mock").equals("running"));

        signal("INT", dev);

        assertThat(dev.waitFor(12, TimeUnit.SECONDS)).as(project.text("dev.log")).isTrue();
        assertThat(dev.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(project.state("tts-mock")).isEqualTo("exited");
        assertThat(project.state("redis")).isEqualTo("running");
        assertThat(project.id("redis")).isEqualTo(redis);
    }

    @Test
    void control_c_ends_a_build() throws Exception {
        SigInt.assumeHeard();
        project.write("Dockerfile", "FROM " + docker.image() + "\nRUN sleep 60\n");
        project.services(
                """
                tts-mock: {build: ., profiles: [mock], command: LOOP}
                """);
        Process dev = project.start("dev.log", "dev", "mock", "legacy");
        ContainerProject.await(
                "it builds", () -> project.text(".vox/logs/build.log").contains("sleep"));

        signal("INT", dev);

        assertThat(dev.waitFor(12, TimeUnit.SECONDS)).as(project.text("dev.log")).isTrue();
        assertThat(dev.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(project.containers()).isEmpty();
    }

    @Test
    void the_call_of_a_vox_that_was_killed_is_ended_by_the_next() throws Exception {
        project.services(SIMPLE);
        project.answering(
                "case \"$*\" in *' up '*) if mkdir first 2>/dev/null; then sleep 600; fi;; esac");
        Process dev = project.start("dev.log", "dev", "mock", "legacy");
        ContainerProject.await(
                "Compose is called",
                () ->
                        project.text("calls").contains(" up ")
                                && !project.text(".vox/run/compose.call").isEmpty());
        long call = Long.parseLong(project.text(".vox/run/compose.call").split(" ", 2)[0]);
        signal("KILL", dev);
        assertThat(dev.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.of(call).map(ProcessHandle::isAlive)).contains(true);

        Run run = project.vox("dev", "mock", "legacy");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("the call of a vox that was killed to end, pid " + call);
        assertThat(ProcessHandle.of(call).map(ProcessHandle::isAlive).orElse(false)).isFalse();
        assertThat(project.state("tts-mock")).isEqualTo("running");
        assertThat(project.text(".vox/run/compose.call")).isEmpty();
    }

    @Test
    void of_two_processes_the_second_waits_and_finds_it_up() throws Exception {
        project.services(SIMPLE);
        project.answering("case \"$*\" in *' up '*) while ! [ -e go ]; do sleep 0.1; done;; esac");
        Process one = project.start("one.log", "dev", "mock", "legacy");
        ContainerProject.await("the first is on", () -> project.text("calls").contains(" up "));
        Process two = project.start("two.log", "dev", "mock", "legacy");
        ContainerProject.await(
                "the second waits",
                () -> project.text("two.log").contains("waiting for another start to end"));

        project.write("go", "");

        assertThat(one.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(two.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(one.exitValue()).as(project.text("one.log")).isZero();
        assertThat(two.exitValue()).as(project.text("two.log")).isZero();
        assertThat(project.text("one.log")).contains("already-up\tfalse");
        assertThat(project.text("two.log")).contains("already-up\ttrue");
        assertThat(project.text("calls").lines().filter(each -> each.contains(" up "))).hasSize(1);
    }

    @Test
    void an_engine_that_stops_ends_the_start_within_seconds() throws Exception {
        project.services(NEVER_HEALTHY);
        try (Proxy engine = new Proxy()) {
            project.environment("DOCKER_HOST", engine.address());
            CompletableFuture<Run> dev =
                    CompletableFuture.supplyAsync(() -> project.vox("dev", "mock", "legacy"));
            ContainerProject.await(
                    "the worker runs", () -> project.state("tts-mock").equals("running"));
            engine.close();
            long stopped = System.nanoTime();

            Run run = dev.get(30, TimeUnit.SECONDS);

            assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(AMPLE);
            assertThat(run.exit()).isIn(ExitCode.PREREQUISITE, ExitCode.OPERATION);
            assertThat(run.err()).contains("error: ").contains(engine.address());
        }
    }

    private static final Duration AMPLE = Duration.ofSeconds(8);

    @Test
    void a_worker_that_does_not_start_leaves_the_old_one_speaking() throws IOException {
        leavesTheOldOne(
                "{image: IMAGE, profiles: [two], command: [sh, -c, 'echo no voice; exit 3']}");
    }

    @Test
    void a_worker_that_is_not_healthy_leaves_the_old_one_speaking() throws IOException {
        leavesTheOldOne(
                "{image: IMAGE, profiles: [two], command: [sh, -c, 'echo no voice; sleep 600'],"
                    + " stop_grace_period: 0s, healthcheck: {test: [CMD, 'false'], interval: 300ms,"
                    + " retries: 1}}");
    }

    private void leavesTheOldOne(String worker) throws IOException {
        project.second();
        project.services(
                """
                orchestrator: {image: IMAGE, command: LOOP}
                tts-mock: {image: IMAGE, profiles: [mock], command: LOOP}
                tts-two: %s
                """
                        .formatted(worker));
        Run dev = project.vox("dev", "mock", "legacy");
        assertThat(dev.exit()).as(dev.err()).isZero();
        String orchestrator = project.id("orchestrator");
        String old = project.id("tts-mock");

        Run run = project.vox("switch", "two");

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OPERATION);
        assertThat(run.err())
                .contains("error: [tts-two]")
                .contains("mock-440hz still speaks")
                .contains("no voice");
        assertThat(project.state("tts-two")).isEqualTo("exited");
        assertThat(project.id("tts-mock")).isEqualTo(old);
        assertThat(project.state("tts-mock")).isEqualTo("running");
        assertThat(project.id("orchestrator")).isEqualTo(orchestrator);
        assertThat(project.state("orchestrator")).isEqualTo("running");
        assertThat(project.vox("status").exit()).isZero();
    }

    @Test
    void a_switch_that_cannot_be_made_is_refused_before_anything_is_touched() throws IOException {
        project.second();
        project.services(
                """
                tts-mock: {image: IMAGE, profiles: [mock], command: LOOP}
                tts-two: {image: IMAGE, profiles: [two], command: LOOP, env_file: [missing.env]}
                """);
        assertThat(project.vox("dev", "mock", "legacy").exit()).isZero();

        Run run = project.vox("switch", "two");

        assertThat(run.exit()).as(run.err()).isIn(ExitCode.CONFIGURATION, ExitCode.PREREQUISITE);
        assertThat(run.err()).contains("missing.env");
        assertThat(project.state("tts-two")).isEqualTo("gone");
        assertThat(project.state("tts-mock")).isEqualTo("running");
    }

    private static void signal(String name, Process process)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /// The engine behind a port of its own, which can be closed.
    private static final class Proxy implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0);
        private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

        Proxy() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        String address() {
            return "tcp://127.0.0.1:" + server.getLocalPort();
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = server.accept();
                    SocketChannel engine =
                            SocketChannel.open(UnixDomainSocketAddress.of("/var/run/docker.sock"));
                    open.addAll(List.of(client, engine));
                    Thread.ofPlatform().daemon().start(() -> pump(client, engine, true));
                    Thread.ofPlatform().daemon().start(() -> pump(client, engine, false));
                }
            } catch (IOException closed) {
                // the engine has stopped
            }
        }

        private static void pump(Socket client, SocketChannel engine, boolean there) {
            try (client;
                    engine) {
                if (there) {
                    client.getInputStream().transferTo(Channels.newOutputStream(engine));
                } else {
                    Channels.newInputStream(engine).transferTo(client.getOutputStream());
                }
            } catch (IOException closed) {
                // one of the two has left
            }
        }

        @Override
        public void close() throws Exception {
            server.close();
            for (AutoCloseable each : open) {
                each.close();
            }
        }
    }
}
