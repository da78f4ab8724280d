package dev.vox.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.ContainerObserver.OutputLine;
import dev.vox.stack.compose.observe.ContainerObserver.OutputQuery;
import dev.vox.stack.compose.observe.ContainerObserver.Watch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(30)
class EngineFaultsTest {
    private static final OutputQuery ALL = new OutputQuery(null, null, true);

    @TempDir Path folder;

    @Test
    void no_socket_is_told_with_its_address_and_what_to_do() {
        Path nowhere = folder.resolve("none.sock");

        MissingPrerequisite problem = missing(Map.of("DOCKER_HOST", "unix://" + nowhere));

        assertThat(problem)
                .hasMessage(
                        "[docker] no container engine answers at unix://%s: there is no such"
                                + " socket",
                        nowhere);
        assertThat(problem.hint().orElseThrow()).contains("start Docker").contains("DOCKER_HOST");
    }

    @Test
    void a_socket_that_nobody_serves_is_refused() throws IOException {
        Path socket = folder.resolve("dead.sock");
        StubEngine.answering(socket, "").close();

        assertThat(missing(Map.of("DOCKER_HOST", "unix://" + socket)))
                .hasMessageEndingWith("dead.sock: nobody listens there");
    }

    @Test
    void a_port_that_nobody_serves_is_refused() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }

        assertThat(missing(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + port)))
                .hasMessage(
                        "[docker] no container engine answers at tcp://127.0.0.1:%d: nobody listens"
                                + " there",
                        port);
    }

    @Test
    void a_host_that_nobody_knows_is_told() {
        assertThat(missing(Map.of("DOCKER_HOST", "tcp://engine.invalid:1")))
                .hasMessageEndingWith("tcp://engine.invalid:1: its host is not known");
    }

    @Test
    void a_socket_that_one_may_not_use_names_the_group() {
        EngineAddress address = new EngineAddress.Unix(Path.of("/run/docker.sock"));

        VoxException problem =
                Unreachable.because(address, new SocketException("Permission denied"));

        assertThat(problem)
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessage(
                        "[docker] no container engine answers at unix:///run/docker.sock:"
                                + " permission denied");
        assertThat(problem.hint().orElseThrow()).contains("usermod -aG docker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
                "HTTP/1.1 404 Not Found\r\nApi-Version: 1.41\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nApi-Version: newest\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 two\r\n\r\n"
            })
    void what_is_no_engine_is_called_so(String ping) throws IOException {
        Path socket = folder.resolve("other.sock");
        try (StubEngine stub = StubEngine.at(socket, line -> ping)) {
            assertThat(missing(stub.environment()))
                    .hasMessage(
                            "[docker] what answers at unix://%s is no container engine", socket);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<html",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[[[\r\n0\r\n\r\n"
            })
    void garbage_instead_of_a_listing_is_no_engine_either(String answer) throws IOException {
        try (StubEngine stub = StubEngine.answering(folder.resolve("e.sock"), answer)) {
            assertThat(missing(stub.environment())).hasMessageEndingWith("is no container engine");
        }
    }

    @Test
    void a_listing_that_breaks_off_is_told() throws IOException {
        String half = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n[{\"Id\":";
        try (StubEngine stub = StubEngine.answering(folder.resolve("e.sock"), half)) {
            assertThat(missing(stub.environment()))
                    .hasMessageEndingWith("e.sock: the connection broke off");
        }
    }

    @Test
    void an_engine_that_is_too_old_is_told() throws IOException {
        String old = StubEngine.PING.replace("1.41", "1.24");
        try (StubEngine stub = StubEngine.at(folder.resolve("e.sock"), line -> old)) {
            assertThat(missing(stub.environment()))
                    .hasMessageEndingWith("e.sock speaks API 1.24; vox needs 1.40");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.40", "1.41", "1.43"})
    void the_version_that_the_engine_has_is_spoken(String version) throws IOException {
        assertThat(spokenWith(version)).startsWith("GET /v" + version + "/containers/json");
    }

    @Test
    void a_newer_engine_is_spoken_to_in_the_newest_version_that_is_known() throws IOException {
        assertThat(spokenWith("1.99"))
                .startsWith("GET /v" + ApiVersion.NEWEST + "/containers/json");
    }

    private String spokenWith(String version) throws IOException {
        try (StubEngine stub =
                        StubEngine.at(
                                folder.resolve("e.sock"),
                                line ->
                                        line.contains("_ping")
                                                ? StubEngine.PING.replace("1.41", version)
                                                : StubEngine.ok("[]"));
                ContainerObserver observer = new DockerObserver(stub.environment())) {
            assertThat(observer.containers("shop")).isEmpty();
            assertThat(observer.containers("shop")).isEmpty();
            assertThat(stub.requests()).hasSize(3);
            return stub.requests().getLast();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n[{"})
    void an_engine_that_hangs_is_given_up_at_the_deadline(String begun) throws IOException {
        Path socket = folder.resolve("e.sock");
        try (StubEngine stub = StubEngine.answering(socket, StubEngine.hanging(begun))) {
            EngineClient engine = new EngineClient(new AddressBook(stub.environment()));

            MissingPrerequisite problem =
                    catchThrowableOfType(
                            MissingPrerequisite.class,
                            () -> engine.json("/containers/json", Duration.ofMillis(150)));

            assertThat(problem)
                    .hasMessage(
                            "[docker] the engine at unix://%s did not answer within 150 ms",
                            socket);
        }
    }

    @Test
    void an_engine_that_hangs_in_a_command_of_docker_java_is_given_up_too() throws IOException {
        try (StubEngine stub =
                StubEngine.answering(
                        folder.resolve("e.sock"),
                        StubEngine.hanging(
                                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"Id\":"))) {
            EngineClient engine = new EngineClient(new AddressBook(stub.environment()));
            Commands commands = new Commands(engine);

            assertThat(
                            catchThrowableOfType(
                                    VoxException.class,
                                    () ->
                                            commands.ask(
                                                    Duration.ofMillis(150),
                                                    docker ->
                                                            docker.inspectContainerCmd("x")
                                                                    .exec())))
                    .hasMessageEndingWith("did not answer within 150 ms");
        }
    }

    @Test
    void an_interrupt_ends_a_wait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (StubEngine stub =
                StubEngine.at(
                        folder.resolve("e.sock"),
                        line -> {
                            asked.countDown();
                            return StubEngine.hanging("");
                        })) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            CompletableFuture<String> told = new CompletableFuture<>();
            Thread waiting =
                    Thread.ofPlatform()
                            .start(() -> {
                                try (ContainerObserver observer =
                                        new DockerObserver(stub.environment())) {
                                    observer.containers("shop");
                                } catch (OperationFailed e) {
                                    told.complete(String.valueOf(e.getMessage()));
                                }
                                interrupted.complete(Thread.currentThread().isInterrupted());
                            });
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            waiting.interrupt();

            assertThat(told.get(10, TimeUnit.SECONDS)).contains("interrupted");
            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_refusal_is_told_in_the_engines_words() throws IOException {
        String body = "{\"message\":\"no disk left\"}";
        String refusal = "HTTP/1.1 500 Oh\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (StubEngine stub = StubEngine.answering(folder.resolve("e.sock"), refusal);
                ContainerObserver observer = new DockerObserver(stub.environment())) {
            assertThat(catchThrowableOfType(OperationFailed.class, () -> observer.containers("x")))
                    .hasMessageEndingWith("e.sock refuses: no disk left");
            assertThat(catchThrowableOfType(OperationFailed.class, () -> observer.inspect("x")))
                    .hasMessageEndingWith("e.sock refuses: no disk left");
        }
    }

    @Test
    void events_that_break_off_are_told_once_after_those_that_came() throws Exception {
        String event =
                "{\"Type\":\"container\",\"Action\":\"die\",\"timeNano\":1,\"Actor\":{\"ID\":\"abc\","
                    + "\"Attributes\":{\"com.docker.compose.service\":\"redis\",\"exitCode\":\"3\"}}}";
        String chunk = Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
        String brokenOff =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "40\r\n{\"Type";
        List<ContainerEvent> events = new CopyOnWriteArrayList<>();
        List<String> ends = new CopyOnWriteArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        try (StubEngine stub = engineWithStream("/events", brokenOff);
                ContainerObserver observer = new DockerObserver(stub.environment());
                Watch watch =
                        observer.events(
                                "shop",
                                events::add,
                                reason -> {
                                    ends.add(reason);
                                    ended.countDown();
                                })) {
            assertThat(watch).isNotNull();
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(events).extracting(ContainerEvent::exitCode).containsExactly(3);
        assertThat(ends).singleElement().asString().contains("the connection broke off");
    }

    @Test
    void logs_that_break_off_tell_the_last_half_line_and_why() throws Exception {
        String text = "2026-01-31T12:00:00.000000001Z half";
        String frame = "\1\0\0\0\0\0\0" + (char) text.length() + text;
        String brokenOff =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(frame.length())
                        + "\r\n"
                        + frame
                        + "\r\n";
        List<OutputLine> lines = new ArrayList<>();
        CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
        try (StubEngine stub = engineWithStream("/logs", brokenOff);
                ContainerObserver observer = new DockerObserver(stub.environment());
                Watch watch = observer.logs("abc", ALL, lines::add, ended::complete)) {
            assertThat(watch).isNotNull();
            assertThat(ended.get(10, TimeUnit.SECONDS).orElseThrow())
                    .contains("the connection broke off");
        }
        assertThat(lines).extracting(OutputLine::text).containsExactly("half");
    }

    @Test
    void a_stream_that_is_closed_tells_nothing() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (StubEngine stub =
                        engineWithStream(
                                "/events",
                                StubEngine.hanging(
                                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
                ContainerObserver observer = new DockerObserver(stub.environment())) {
            Watch watch =
                    observer.events("shop", event -> told.countDown(), end -> told.countDown());
            watch.close();
            watch.close();

            assertThat(told.await(300, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void a_stream_that_the_engine_refuses_fails_at_once() throws IOException {
        String refusal =
                "HTTP/1.1 404 Not Found\r\nContent-Length: 23\r\n\r\n{\"message\":\"not there\"}";
        try (StubEngine stub = engineWithStream("/logs", refusal);
                ContainerObserver observer = new DockerObserver(stub.environment())) {
            assertThat(
                            catchThrowableOfType(
                                    OperationFailed.class,
                                    () -> observer.logs("x", ALL, line -> {}, end -> {})))
                    .hasMessageContaining("refuses");
        }
    }

    private StubEngine engineWithStream(String path, String answer) throws IOException {
        return StubEngine.at(
                folder.resolve("e.sock"),
                line -> {
                    if (line.contains(path)) {
                        return answer;
                    }
                    return line.contains("_ping")
                            ? StubEngine.PING
                            : StubEngine.ok("{\"SystemTime\":\"2026-01-31T12:00:00.5Z\"}");
                });
    }

    private static MissingPrerequisite missing(Map<String, String> environment) {
        try (ContainerObserver observer = new DockerObserver(environment)) {
            return catchThrowableOfType(
                    MissingPrerequisite.class, () -> observer.containers("shop"));
        }
    }
}
