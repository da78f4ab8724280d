package dev.vox.runtime.registry.redis;

import static dev.vox.runtime.registry.WorkerRegistryContract.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.model.Fastest;
import dev.vox.runtime.registry.RegistryUnavailableException;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerCapabilities;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.WorkerRegistry;
import dev.vox.runtime.registry.WorkerRegistryContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import redis.clients.jedis.Protocol.Command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.stream.IntStream;

/// The registry against a real server.
final class RedisRegistryTest implements WorkerRegistryContract {
    @RegisterExtension final RedisServer redis = new RedisServer();

    private RedisRegistry registry;

    @BeforeEach
    void open() {
        registry = new RedisRegistry(settings(redis.address(), 4));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static RedisSettings settings(RedisAddress address, int connections) {
        return RedisSettings.of(address).with("worker:", LIFE, connections);
    }

    @Override
    public WorkerRegistry registry() {
        return registry;
    }

    @Override
    public void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Await.until("time goes by", () -> System.nanoTime() > end);
    }

    @Test
    void anEntryHasExactlyTheSixKeysOfTheProtocol() {
        registry.register(entry("a", 3));
        JsonObject json =
                JsonParser.parseString(redis.run(Command.GET, "worker:a").toString())
                        .getAsJsonObject();
        assertThat(json.keySet())
                .containsExactlyInAnyOrder(
                        "name",
                        "addr",
                        "capabilities",
                        "resident_models",
                        "metrics",
                        "last_heartbeat_ts");
        assertThat(json)
                .hasToString(
                        "{\"name\":\"a\",\"addr\":\"grpc://tts-a:7001\",\"capabilities\":"
                            + "{\"streaming\":true,\"zero_shot\":true,\"lora\":false,\"cpu_ok\":false,"
                            + "\"languages\":[\"de-DE\",\"en-US\"],\"emotive_zero_prompt\":true,"
                            + "\"max_concurrent_sessions\":7},\"resident_models\":[\"kevin16\","
                            + "\"größe\"],\"metrics\":{\"rtf\":0.25,\"queue_depth\":3},"
                            + "\"last_heartbeat_ts\":1767323045.678}");
        assertThat((Long) redis.run(Command.TTL, "worker:a")).isBetween(1L, LIFE.toSeconds());
    }

    @Test
    void entriesOfOtherWorkersAreReadWithTolerance() {
        set(
                "py",
                "{\"name\": \"py\", \"addr\": \"grpc://tts0:7001\", \"capabilities\":"
                    + " {\"streaming\": true, \"zero_shot\": false, \"lora\": false, \"cpu_ok\":"
                    + " true, \"languages\": [\"en\"], \"emotive_zero_prompt\": false,"
                    + " \"max_concurrent_sessions\": null}, \"resident_models\":"
                    + " [\"piper-en-us-lessac-medium\"], \"last_heartbeat_ts\":"
                    + " 1763654400.5371242}");
        set("bare", "{\"name\":\"bare\",\"addr\":\"grpc://10.0.0.7:7001\",\"another\":[]}");
        assertThat(registry.workers())
                .containsExactly(
                        new WorkerEntry(
                                "bare",
                                new WorkerAddress("10.0.0.7", 7001),
                                List.of(),
                                0,
                                0,
                                Instant.EPOCH),
                        new WorkerEntry(
                                "py",
                                new WorkerAddress("tts0", 7001),
                                new WorkerCapabilities(
                                        true, false, false, true, List.of("en"), false, 0),
                                List.of("piper-en-us-lessac-medium"),
                                0,
                                0,
                                Instant.ofEpochMilli(1763654400537L)));
    }

    @Test
    void whatIsNoEntryIsLeftOutWithOneWarningEach() {
        registry.register(entry("good", 1));
        set("text", "hello");
        set("list", "[]");
        set("nameless", "{\"addr\":\"grpc://h:1\"}");
        set("lost", "{\"name\":\"x\",\"addr\":\"http://h:1\"}");
        set("typed", "{\"name\":\"x\",\"addr\":\"grpc://h:1\",\"last_heartbeat_ts\":\"now\"}");
        set("cut", "{\"name\":\"x\",");
        redis.run(Command.LPUSH, "worker:of-another-kind", "1");
        try (Records records = new Records()) {
            IntStream.range(0, 5)
                    .forEach(_ -> assertThat(registry.workers()).containsExactly(entry("good", 1)));
            assertThat(records.ofRegistry(Level.WARNING))
                    .containsExactlyInAnyOrder(
                            warning("text", "it is not a JSON object"),
                            warning("list", "it is not a JSON object"),
                            warning("nameless", "it has no name"),
                            warning("lost", "its addr is not grpc://host:port"),
                            warning("typed", "its last_heartbeat_ts is not a number"),
                            warning("cut", "it is not JSON"));

            redis.run(Command.DEL, "worker:text");
            registry.workers();
            set("text", "hello again");
            registry.workers();
            assertThat(records.ofRegistry(Level.WARNING))
                    .filteredOn(line -> line.contains("worker:text"))
                    .hasSize(2);
        }
    }

    @Test
    void aSharedServerIsScannedAndNeverAskedForItsKeys() {
        for (int number = 0; number < 1000; number++) {
            redis.run(Command.SET, "session:" + number, "x");
        }
        IntStream.range(0, 50).forEach(number -> registry.register(entry("w" + number, number)));
        assertThat(registry.workers()).hasSize(50);
        String calls = redis.run(Command.INFO, "commandstats").toString();
        assertThat(calls)
                .contains("cmdstat_scan:", "cmdstat_setex:")
                .doesNotContain("cmdstat_keys");
    }

    @Test
    void aPrefixMeansItselfAndADatabaseHasItsOwnEntries() {
        registry.register(entry("usual", 1));
        RedisAddress third = RedisAddress.parse(redis.url() + "/3");
        try (RedisRegistry other =
                new RedisRegistry(
                        RedisSettings.of(third).with("w*[a]:", Duration.ofSeconds(30), 1))) {
            assertThat(other.workers()).isEmpty();
            other.register(entry("own", 1));
            redis.run(Command.SET, "wxa:foreign", "no entry");
            assertThat(other.workers()).containsExactly(entry("own", 1));
        }
        assertThat(registry.workers()).containsExactly(entry("usual", 1));
    }

    @Test
    void connectionsAreBoundedHoweverManyAsk() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 300)
                            .mapToObj(_ -> threads.submit(registry::workers))
                            .toList();
            for (var call : calls) {
                assertThat(call.get()).isEmpty();
            }
        }
        // Ours, and the one that asks.
        assertThat(redis.run(Command.CLIENT, "LIST").toString().lines().count()).isBetween(2L, 5L);
    }

    @Test
    void aServerThatWasRestartedIsFoundAgainWithoutAnError() {
        registry.register(entry("a", 1));
        redis.kill();
        redis.start();
        assertThat(registry.workers()).isEmpty();
        registry.register(entry("a", 2));
        assertThat(registry.workers()).containsExactly(entry("a", 2));
    }

    @Test
    void aServerThatIsGoneIsSaidSoAndFoundWhenItIsBack() {
        redis.kill();
        assertThatThrownBy(() -> registry.workers())
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage(redis.url() + ": connection refused");
        assertThatThrownBy(() -> registry.register(entry("a", 1)))
                .isInstanceOf(RegistryUnavailableException.class);
        redis.start();
        registry.register(entry("a", 1));
        assertThat(registry.contains("a")).isTrue();
    }

    @Test
    void aServerThatHangsIsNotWaitedForBeyondTheDeadline() {
        registry.register(entry("a", 1));
        redis.suspend();
        try {
            assertThat(
                            Fastest.of(() ->
                                    assertThatThrownBy(() -> registry.workers())
                                            .isInstanceOf(RegistryUnavailableException.class)
                                            .hasMessage(
                                                    redis.url() + ": no answer within 1000 ms")))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
        } finally {
            redis.resume();
        }
        assertThat(registry.contains("a")).isTrue();
    }

    private String warning(String name, String why) {
        return "the entry worker:" + name + " in " + redis.url() + " is left out: " + why;
    }

    private void set(String name, String value) {
        redis.run(Command.SET, "worker:" + name, value);
    }
}
