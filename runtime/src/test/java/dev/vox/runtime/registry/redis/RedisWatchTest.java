package dev.vox.runtime.registry.redis;

import static dev.vox.runtime.registry.WorkerRegistryContract.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.model.Fastest;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.WorkerWatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import redis.clients.jedis.Protocol.Command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The watch over a registry in a real server.
final class RedisWatchTest {
    private static final Pattern SCANS = Pattern.compile("cmdstat_scan:calls=(\\d+)");
    private static final Duration NEVER = Duration.ofHours(1);

    @RegisterExtension final RedisServer redis = new RedisServer();

    private RedisRegistry registry;

    @BeforeEach
    void open() {
        registry = new RedisRegistry(RedisSettings.of(redis.address()));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void whatIsKnownIsThereFromTheFirstQuestionOn() {
        registry.register(entry("a", 1));
        try (WorkerWatch watch = WorkerWatch.start(registry, NEVER, NEVER)) {
            assertThat(watch.roster().listed()).containsExactly(entry("a", 1));
        }
    }

    @Test
    void workersComeAndGoWithinTheInterval() {
        try (WorkerWatch watch = WorkerWatch.start(registry, Duration.ofMillis(60), NEVER)) {
            registry.register(entry("a", 1));
            Await.until("it is seen", () -> names(watch.roster().listed()).contains("a"));
            registry.deregister("a", entry("a", 1).address());
            Await.until("it is missed", () -> watch.roster().listed().isEmpty());
            assertThat(names(watch.roster().departed())).containsExactly("a");
        }
    }

    @Test
    void whoHasDepartedIsForgottenAfterAWhile() {
        registry.register(entry("a", 1));
        try (WorkerWatch watch =
                WorkerWatch.start(registry, Duration.ofMillis(60), Duration.ofSeconds(2))) {
            assertThat(watch.roster().listed()).hasSize(1);
            registry.deregister("a", entry("a", 1).address());
            Await.until("it is missed", () -> !watch.roster().departed().isEmpty());
            Await.until("it is forgotten", () -> watch.roster().departed().isEmpty());
            assertThat(watch.roster().listed()).isEmpty();
        }
    }

    @Test
    void aThousandQuestionsAtOnceAreNoStormOfScans() throws Exception {
        registry.register(entry("a", 1));
        try (WorkerWatch watch = WorkerWatch.start(registry, NEVER, NEVER);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 1000)
                            .mapToObj(number ->
                                    threads.submit(() ->
                                            number % 2 == 0 ? watch.roster() : watch.lookAgain()))
                            .toList();
            for (var answer : answers) {
                assertThat(answer.get().listed()).hasSize(1);
            }
            assertThat(scans()).isBetween(2, 20);
        }
    }

    @Test
    void aNewLookSeesWhatCameSince() {
        try (WorkerWatch watch = WorkerWatch.start(registry, NEVER, NEVER)) {
            assertThat(watch.roster().listed()).isEmpty();
            registry.register(entry("late", 1));
            assertThat(watch.roster().listed()).isEmpty();
            assertThat(names(watch.lookAgain().listed())).containsExactly("late");
        }
    }

    @Test
    void aServerThatIsGoneLeavesWhatWasKnownAndIsSaidOnce() {
        registry.register(entry("a", 1));
        try (Records records = new Records();
                WorkerWatch watch = WorkerWatch.start(registry, Duration.ofMillis(60), NEVER)) {
            assertThat(watch.roster().listed()).hasSize(1);
            redis.kill();
            Await.until("it is missed", () -> watch.roster().problem() != null);
            assertThat(watch.roster().problem()).isEqualTo(redis.url() + ": connection refused");
            IntStream.range(0, 3).forEach(_ -> watch.lookAgain());
            assertThat(names(watch.roster().listed())).containsExactly("a");

            redis.start();
            Await.until("it is back", () -> watch.roster().problem() == null);
            assertThat(watch.roster().listed()).isEmpty();
            assertThat(names(watch.roster().departed())).containsExactly("a");
            assertThat(records.ofRegistry(Level.WARNING))
                    .containsExactly(
                            "the registry does not answer: "
                                    + redis.url()
                                    + ": connection refused; the workers known last stay known");
            assertThat(records.ofRegistry(Level.INFO)).containsExactly(redis.url() + " is back");
        }
    }

    @Test
    void aServerThatHangsHoldsNobodyUp() {
        registry.register(entry("a", 1));
        try (WorkerWatch watch = WorkerWatch.start(registry, Duration.ofMillis(60), NEVER)) {
            assertThat(watch.roster().listed()).hasSize(1);
            redis.suspend();
            assertThat(
                            Fastest.of(() ->
                                    assertThat(names(watch.lookAgain().listed()))
                                            .containsExactly("a")))
                    .isLessThan(Duration.ofSeconds(1));
            Await.until("it is noticed", () -> watch.roster().problem() != null);
        } finally {
            redis.resume();
        }
    }

    private int scans() {
        Matcher scans = SCANS.matcher(redis.run(Command.INFO, "commandstats").toString());
        assertThat(scans.find()).isTrue();
        return Integer.parseInt(scans.group(1));
    }

    private static List<String> names(List<WorkerEntry> workers) {
        return workers.stream().map(WorkerEntry::name).toList();
    }
}
