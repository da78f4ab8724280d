package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.redis.RedisAddress;
import dev.vox.runtime.registry.redis.RedisRegistry;
import dev.vox.runtime.registry.redis.RedisSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Workers and an orchestrator as processes of their own, which find each other in a real Redis with a password.
@Timeout(180)
class RegisteredStackTest {
    private static final String SECRET = "sehr-geheim";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension final RedisProgram redis = new RedisProgram(SECRET);
    @TempDir Path folder;

    @Test
    void a_worker_registers_leaves_first_on_sigterm_and_exits_0() throws Exception {
        Map<String, String> variables = variables("WORKER_NAME", "tts-mock");
        int port = port(variables, "WORKER_GRPC_PORT");
        try (Tool worker = start("worker", variables, "serve", "worker");
                RedisRegistry registry = registry()) {
            assertThat(worker.line()).startsWith("worker\t");
            worker.await(() -> !registry.workers().isEmpty());
            WorkerEntry entry = registry.workers().getFirst();
            assertThat(entry.name()).isEqualTo("tts-mock");
            assertThat(entry.address()).hasToString("grpc://127.0.0.1:" + port);
            assertThat(entry.residentModels()).containsExactly("mock-440hz");

            worker.signal("TERM");

            assertThat(worker.exit()).isZero();
            assertThat(registry.workers()).isEmpty();
        }
        assertThat(log("worker")).contains("worker tts-mock left").doesNotContain(SECRET);
        assertThat(log("worker").indexOf("worker tts-mock left"))
                .isLessThan(log("worker").indexOf("worker stopped"));
    }

    @Test
    void a_worker_says_what_it_is_told_to_and_otherwise_its_hosts_name_and_port() throws Exception {
        Map<String, String> variables =
                variables("WORKER_ADVERTISE_ADDR", "grpc://tts.example:7100");
        try (Tool worker = start("worker", variables, "serve", "worker");
                RedisRegistry registry = registry()) {
            worker.await(() -> !registry.workers().isEmpty());
            WorkerEntry entry = registry.workers().getFirst();
            assertThat(entry.address()).hasToString("grpc://tts.example:7100");
            assertThat(entry.name()).endsWith("-" + port(variables, "WORKER_GRPC_PORT"));
        }
    }

    @Test
    void a_worker_that_listens_everywhere_says_where_its_way_to_redis_begins() throws Exception {
        try (Tool worker = start("worker", variables(), "serve", "worker", "--host", "0.0.0.0");
                RedisRegistry registry = registry()) {
            worker.await(() -> !registry.workers().isEmpty());
            assertThat(registry.workers().getFirst().address().host()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void a_worker_waits_for_redis_and_enters_itself_again_when_that_has_lost_it() throws Exception {
        redis.kill();
        try (Tool worker = start("worker", variables("WORKER_NAME", "w"), "serve", "worker");
                RedisRegistry registry = registry()) {
            assertThat(worker.line()).startsWith("worker\t");
            worker.await(() -> log("worker").contains("the registry is lost"));
            redis.start();
            worker.await(() -> lists(registry));
            redis.kill();
            redis.start();
            worker.await(() -> lists(registry));

            redis.kill();
            worker.signal("TERM");
            assertThat(worker.exit()).isZero();
        }
        assertThat(log("worker").split("the registry is lost", -1)).hasSizeBetween(2, 4);
        assertThat(log("worker")).contains("the registry is back").doesNotContain(SECRET);
    }

    @Test
    void a_worker_killed_in_mid_utterance_is_an_error_and_the_next_one_speaks_without_reconnecting()
            throws Exception {
        Map<String, String> first = variables("MOCK_FRAME_DELAY_MS", "20");
        Map<String, String> second = variables("MOCK_FRAME_DELAY_MS", "20");
        Map<String, String> serving = variables();
        try (Tool one = start("one", first, "serve", "worker");
                Tool orchestrator = start("orchestrator", serving, "serve", "orchestrator")) {
            assertThat(one.line()).startsWith("worker\t");
            assertThat(orchestrator.line())
                    .isEqualTo(
                            "orchestrator\tws://127.0.0.1:"
                                    + port(serving, "ORCHESTRATOR_WS_PORT")
                                    + "\tredis://127.0.0.1:"
                                    + redis.port());
            orchestrator.await(() -> health(serving) == 200);
            try (JsonSession session = JsonSession.connect(port(serving, "ORCHESTRATOR_WS_PORT"));
                    Tool two = start("two", second, "serve", "worker")) {
                assertThat(session.next("session_start")).contains("ws-");
                session.say("hello");
                session.next("audio");
                one.signal("KILL");
                assertThat(session.next("error")).contains("WORKER_UNAVAILABLE");

                assertThat(two.line()).startsWith("worker\t");
                session.speakUntilHeard("and again");
                orchestrator.await(() -> health(serving) == 200);
            }
            orchestrator.signal("TERM");
            assertThat(orchestrator.exit()).isZero();
        }
        assertThat(log("orchestrator")).doesNotContain(SECRET);
    }

    @Test
    void an_address_of_redis_that_is_none_is_said_without_its_password() throws Exception {
        Map<String, String> variables = variables("REDIS_URL", "http://:" + SECRET + "@redis");
        for (String service : List.of("worker", "orchestrator")) {
            try (Tool tool = start(service, variables, "serve", service)) {
                assertThat(tool.exit()).isEqualTo(3);
            }
            assertThat(log(service))
                    .contains("[environment] REDIS_URL: not the address of a Redis server")
                    .doesNotContain(SECRET);
        }
    }

    private Map<String, String> variables(String... more) throws IOException {
        Map<String, String> variables =
                new HashMap<>(
                        TestStacks.variables("ADAPTER_TYPE", "mock", "REDIS_URL", redis.url()));
        for (int index = 0; index < more.length; index += 2) {
            variables.put(more[index], more[index + 1]);
        }
        return variables;
    }

    /// @param host loopback unless the arguments name one
    private Tool start(String log, Map<String, String> variables, String... arguments)
            throws IOException {
        List<String> all =
                List.of(arguments).contains("--host")
                        ? List.of(arguments)
                        : Stream.concat(Stream.of(arguments), Stream.of("--host", "127.0.0.1"))
                                .toList();
        return Tool.start(folder, folder.resolve(log), variables, all.toArray(String[]::new));
    }

    private RedisRegistry registry() {
        return new RedisRegistry(RedisSettings.of(RedisAddress.parse(redis.url())));
    }

    private static boolean lists(RedisRegistry registry) {
        return attempt(() -> registry.workers().stream().anyMatch(w -> w.name().equals("w")));
    }

    private static boolean attempt(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static int health(Map<String, String> variables) {
        URI page =
                URI.create(
                        "http://127.0.0.1:"
                                + port(variables, "ORCHESTRATOR_HEALTH_PORT")
                                + "/health");
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(page).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int port(Map<String, String> variables, String name) {
        return Integer.parseInt(variables.get(name));
    }

    private String log(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
