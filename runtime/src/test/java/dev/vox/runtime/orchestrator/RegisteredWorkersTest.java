package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.model.Fastest;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.WorkerWatch;
import dev.vox.runtime.registry.redis.RedisRegistry;
import dev.vox.runtime.registry.redis.RedisServer;
import dev.vox.runtime.registry.redis.RedisSettings;
import dev.vox.runtime.routing.RegistryRouter;
import dev.vox.runtime.routing.RoutingPolicy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Sessions whose workers register in a real Redis, and come, go, move and die.
final class RegisteredWorkersTest {
    @RegisterExtension final RedisServer redis = new RedisServer();

    private RedisRegistry registry;
    private WorkerWatch watch;
    private Orchestra orchestra;
    private FakeWorker one;
    private FakeWorker two;

    @BeforeEach
    void start() {
        one = FakeWorker.start();
        two = FakeWorker.start();
        registry = new RedisRegistry(RedisSettings.of(redis.address()));
        watch = WorkerWatch.start(registry, Duration.ofMillis(60), Duration.ofSeconds(30));
        orchestra =
                new Orchestra(
                        Orchestra.SETTINGS,
                        new RegistryRouter(watch, "redis", RoutingPolicy.DEFAULTS));
    }

    @AfterEach
    void stop() {
        orchestra.close();
        watch.close();
        registry.close();
        one.close();
        two.close();
    }

    @Test
    void aWorkerThatRegistersServesTheSessionThatWaits() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 1");
            assertThat(client.error(ErrorCode.WORKER_UNAVAILABLE).message())
                    .isEqualTo("no worker is registered that can serve this");
            register("one", one.address(), 0);
            assertThat(client.text("b 1").frames(1)).hasSize(1);
            assertThat(one.calls).contains("text b 1");
        }
    }

    @Test
    void anUtteranceWhoseWorkerDiesFailsAndTheNextOneSpeaksElsewhere() {
        register("one", one.address(), 0);
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 2 fault stall");
            client.frames(2);
            one.close();
            assertThat(client.error(ErrorCode.WORKER_UNAVAILABLE).message())
                    .contains(one.address().toString());
            // The dead one's entry is still there, and says that it has less to do.
            register("two", two.address(), 5);
            assertThat(client.text("b 3").frames(3)).hasSize(3);
            assertThat(two.calls).contains("text b 3");
        }
    }

    @Test
    void aNewSessionOfADeadWorkerAndALivingOneIsServedWithoutAnError() {
        register("one", one.address(), 0);
        register("two", two.address(), 5);
        one.close();
        awaitListed(one.address(), two.address());
        try (TestClient client = orchestra.client()) {
            client.started();
            assertThat(client.text("a 2").frames(2)).hasSize(2);
            assertThat(two.calls).contains("text a 2");
        }
    }

    @Test
    void aWorkerThatMovesIsFollowedWithTheNextUtterance() {
        register("one", one.address(), 0);
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 1").frames(1);
            register("one", two.address(), 0);
            awaitListed(two.address());
            assertThat(client.text("b 1").frames(1)).hasSize(1);
            assertThat(two.calls).contains("text b 1");
            Await.until("the other worker is told", () -> one.calls.contains("end"));
        }
    }

    @Test
    void whenAWorkerHasLeftItsSessionsGoOnWithTheOther() {
        register("old", one.address(), 0);
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 1").frames(1);
            register("new", two.address(), 3);
            awaitListed(two.address(), one.address());
            client.text("b 1").frames(1);
            assertThat(one.calls).contains("text b 1");

            registry.deregister("old", one.address());
            awaitListed(two.address());
            client.text("c 1").frames(1);
            assertThat(two.calls).contains("text c 1");
            assertThat(one.calls).doesNotContain("text c 1");
        }
    }

    @Test
    void anUtteranceThatRunsWhenItsWorkerLeavesIsSpokenToTheEnd() {
        register("old", one.address(), 0);
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 40");
            client.frames(1);
            register("new", two.address(), 3);
            registry.deregister("old", one.address());
            awaitListed(two.address());
            client.frames(39);
            client.text("b 1").frames(1);
            assertThat(two.calls).contains("text b 1");
        }
    }

    @Test
    void aRedisThatIsRestartedInMidSessionIsNotHeard() {
        register("one", one.address(), 0);
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 1").frames(1);
            redis.kill();
            Await.until("it is missed", () -> watch.roster().problem() != null);
            client.text("b 1").frames(1);
            try (TestClient another = orchestra.client()) {
                another.started();
                another.text("c 1").frames(1);
            }
            redis.start();
            Await.until("it is back", () -> watch.roster().problem() == null);
            assertThat(watch.roster().listed()).isEmpty();
            client.text("d 1").frames(1);
            try (TestClient another = orchestra.client()) {
                another.started();
                another.text("e 1").frames(1);
            }
            assertThat(one.calls)
                    .contains("text a 1", "text b 1", "text c 1", "text d 1", "text e 1");
        }
    }

    @Test
    void aRedisThatHangsHoldsNoSessionUp() {
        register("one", one.address(), 0);
        awaitListed(one.address());
        redis.suspend();
        try (TestClient client = orchestra.client()) {
            client.started();
            assertThat(Fastest.of(() -> client.text("a 1").frames(1)))
                    .isLessThan(Duration.ofSeconds(1));
        } finally {
            redis.resume();
        }
    }

    @Test
    void healthTellsTheTruthOfRedisAndOfTheWorkerApart() {
        assertThat(check("worker")).isEqualTo("no worker is registered");
        assertThat(check("redis")).isEmpty();

        register("one", one.address(), 0);
        Await.until("all is well", () -> orchestra.get("/health").statusCode() == 200);
        assertThat(health().get("registry").getAsString()).isEqualTo("redis");

        redis.kill();
        Await.until("it is missed", () -> orchestra.get("/health").statusCode() == 503);
        assertThat(check("redis"))
                .isEqualTo("the redis registry failed: " + redis.url() + ": connection refused");
        assertThat(check("worker")).isEmpty();

        redis.start();
        register("one", one.address(), 0);
        Await.until("it is back", () -> orchestra.get("/health").statusCode() == 200);
        one.close();
        Await.until("the worker is missed", () -> orchestra.get("/health").statusCode() == 503);
        assertThat(check("redis")).isEmpty();
        assertThat(check("worker")).contains(one.address().toString());
    }

    @Test
    void theFiguresOfWorkersFollowTheRegistry() {
        register("one", one.address(), 0);
        register("two", two.address(), 0);
        awaitListed(one.address(), two.address());
        assertThat(metrics()).contains("workers_idle 2.0", "workers_active 0.0");
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 2 fault stall").frames(2);
            assertThat(metrics())
                    .contains(
                            "workers_idle 1.0",
                            "workers_active 1.0",
                            "worker_utilization_percent 50.0");
        }
        registry.deregister("two", two.address());
        awaitListed(one.address());
        Await.until("the session has ended", () -> metrics().contains("workers_active 0.0"));
        assertThat(metrics()).contains("workers_idle 1.0");
    }

    private void register(String name, WorkerAddress address, int queueDepth) {
        registry.register(new WorkerEntry(name, address, List.of(), queueDepth, 0, Instant.EPOCH));
    }

    private void awaitListed(WorkerAddress... addresses) {
        Await.until(
                "the orchestrator knows",
                () ->
                        watch.roster().listed().stream()
                                .map(WorkerEntry::address)
                                .toList()
                                .equals(List.of(addresses)));
    }

    private String metrics() {
        return orchestra.get("/metrics").body();
    }

    private JsonObject health() {
        HttpResponse<String> response = orchestra.get("/health");
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    /// The error of a check; empty when it is well.
    private String check(String name) {
        var error = health().getAsJsonObject("checks").getAsJsonObject(name).get("error");
        return error.isJsonNull() ? "" : error.getAsString();
    }
}
