package dev.vox.stack.compose.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;
import dev.vox.probe.ProbeTarget;
import dev.vox.probe.ServiceProber;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;
import dev.vox.stack.docker.DockerObserver;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Waiting for services of a real engine that `docker compose` starts.
@DockerTest
@Timeout(120)
class ReadinessTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final List<ProgressEvent> events = new CopyOnWriteArrayList<>();
    @TempDir Path folder;

    @Test
    void services_become_ready_in_their_order(Docker docker) throws Exception {
        int port = freePort();
        String project = docker.project();
        write(
                """
                services:
                  migrate: {image: %1$s, command: sh -c "sleep 0.3"}
                  web:
                    image: %1$s
                    command: sh -c "sleep 0.4; mkdir /www; httpd -f -p 80 -h /www"
                    ports: ["127.0.0.1:%2$d:80"]
                    depends_on: {migrate: {condition: service_completed_successfully}}
                  tts0:
                    image: %1$s
                    command: sh -c "sleep 0.4; touch /ready; sleep 600"
                    healthcheck: {test: [CMD, test, -e, /ready], interval: 1s, timeout: 5s}
                    depends_on: {migrate: {condition: service_completed_successfully}}
                """
                        .formatted(docker.image(), port));

        ReadyReport report =
                await(
                        docker,
                        project,
                        new Awaited("migrate", List.of(), false, true, null, null),
                        probed("web", port, "migrate"),
                        checked("tts0", "migrate"));

        assertThat(report.services())
                .extracting(ReadyReport.Became::service)
                .containsExactlyInAnyOrder("migrate", "web", "tts0")
                .startsWith("migrate");
        assertThat(report.critical()).extracting(ReadyReport.Became::service).startsWith("migrate");

        ReadyReport again = await(docker, project, checked("tts0"));
        assertThat(again.elapsed()).isZero();
        assertThat(again.critical()).isEmpty();
    }

    /// The shortest of three: the machine may be busy with other things besides.
    @Test
    void the_wait_is_over_at_once_when_the_last_service_has_answered(Docker docker)
            throws Exception {
        write(service(docker, "one"));
        List<Duration> noticed = new ArrayList<>();
        for (int start = 0; start < 3; start++) {
            noticed.add(await(docker, docker.project(), running("tts0")).noticed());
        }

        assertThat(Collections.min(noticed)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void a_service_that_exits_ends_the_wait_with_its_last_lines(Docker docker) throws Exception {
        write(
                """
                services:
                  tts0:
                    image: %s
                    command: sh -c "echo no model; exit 3"
                    healthcheck: {test: "exit 0", interval: 60s}
                """
                        .formatted(docker.image()));

        assertThatThrownBy(() -> await(docker, docker.project(), checked("tts0")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageStartingWith("[tts0] exited with 3; its last lines:")
                .hasMessageContaining("    no model");
    }

    @Test
    void a_check_that_never_passes_hits_the_deadline_with_its_last_output(Docker docker)
            throws Exception {
        write(
                """
                services:
                  tts0:
                    image: %s
                    command: sh -c "echo loading; sleep 600"
                    healthcheck:
                      test: echo not yet; exit 1
                      interval: 200ms
                      start_period: 60s
                      retries: 1000
                """
                        .formatted(docker.image()));
        String project = docker.project();
        ReadyRequest request =
                new ReadyRequest(project, List.of(checked("tts0")), Duration.ofSeconds(5));

        assertThatThrownBy(() -> await(docker, request))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContainingAll(
                        "[tts0] not ready within 5 s",
                        "waited for its health check; last answer: not yet",
                        "    loading");
    }

    @Test
    void an_unhealthy_service_ends_the_wait(Docker docker) throws Exception {
        write(
                """
                services:
                  tts0:
                    image: %s
                    command: sleep 600
                    healthcheck: {test: echo no voice; exit 1, interval: 200ms, retries: 1}
                """
                        .formatted(docker.image()));

        assertThatThrownBy(() -> await(docker, docker.project(), checked("tts0")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("[tts0] is unhealthy: no voice");
    }

    @Test
    void a_container_that_is_being_recreated_has_not_crashed(Docker docker) throws Exception {
        String project = docker.project();
        write(service(docker, "one"));
        var _ = await(docker, project, running("tts0"));
        write(service(docker, "two"));

        ReadyReport report = await(docker, project, running("tts0"));

        assertThat(report.services()).hasSize(1);
        assertThat(report.services().getFirst().ready()).isPositive();
    }

    private static String service(Docker docker, String word) {
        return """
        services:
          tts0: {image: %s, command: sleep 600, stop_grace_period: 1s, environment: {WORD: %s}}
        """
                .formatted(docker.image(), word);
    }

    private ReadyReport await(Docker docker, String project, Awaited... services)
            throws InterruptedException {
        return await(docker, new ReadyRequest(project, List.of(services), TIMEOUT));
    }

    private ReadyReport await(Docker docker, ReadyRequest request) throws InterruptedException {
        Progress progress = events::add;
        try (ContainerObserver observer = observer();
                Awaiting awaiting =
                        new Readiness(observer, new ServiceProber(), System::nanoTime)
                                .begin(request, progress)) {
            CompletableFuture<Void> compose =
                    CompletableFuture.runAsync(() -> {
                        var _ =
                                docker.attempt(
                                        Map.of(),
                                        "compose",
                                        "-p",
                                        request.project(),
                                        "-f",
                                        folder.resolve("compose.yaml").toString(),
                                        "up",
                                        "-d");
                        awaiting.settled();
                    });
            try {
                return awaiting.await();
            } finally {
                compose.join();
            }
        }
    }

    private static ContainerObserver observer() {
        return new DockerObserver(System.getenv());
    }

    private void write(String compose) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), compose);
    }

    private static Awaited checked(String service, String... dependsOn) {
        return new Awaited(service, List.of(dependsOn), true, false, null, null);
    }

    private static Awaited running(String service) {
        return awaited(service, null);
    }

    private static Awaited probed(String service, int port, String... dependsOn) {
        return new Awaited(
                service,
                List.of(dependsOn),
                false,
                false,
                Question.of(new ProbeTarget.Tcp("127.0.0.1", port)),
                null);
    }

    private static Awaited awaited(String service, @Nullable ProbeTarget probe) {
        return new Awaited(
                service, List.of(), false, false, probe == null ? null : Question.of(probe), null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
