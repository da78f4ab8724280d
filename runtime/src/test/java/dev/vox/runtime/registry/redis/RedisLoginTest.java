package dev.vox.runtime.registry.redis;

import static dev.vox.runtime.registry.WorkerRegistryContract.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.registry.RegistryUnavailableException;
import dev.vox.runtime.registry.WorkerWatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

/// A server that wants a password, which nobody ever hears of.
final class RedisLoginTest {
    private static final String SECRET = "sehr-geheim";

    @RegisterExtension final RedisServer redis = new RedisServer("--requirepass", SECRET);

    @Test
    void aPasswordInTheAddressLogsIn() {
        try (RedisRegistry registry = registry(SECRET)) {
            registry.register(entry("a", 1));
            assertThat(registry.workers()).containsExactly(entry("a", 1));
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        try (RedisRegistry registry = registry("falsch-und-geheim")) {
            assertThatThrownBy(registry::workers)
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("WRONGPASS")
                    .satisfies(failure ->
                            assertThat(stackTrace(failure)).doesNotContain("falsch-und-geheim"));
        }
    }

    @Test
    void noRecordOfALogContainsThePassword() {
        try (Records records = new Records();
                RedisRegistry registry = registry(SECRET);
                WorkerWatch watch =
                        WorkerWatch.start(registry, Duration.ofMillis(60), Duration.ofSeconds(5))) {
            assertThat(watch.roster().problem()).isNull();
            redis.kill();
            Await.until("it is missed", () -> watch.roster().problem() != null);
            redis.start();
            Await.until("it is back", () -> watch.roster().problem() == null);
            assertThat(records.everything())
                    .contains("connection refused", redis.url() + " is back")
                    .doesNotContain(SECRET);
            assertThat(registry).hasToString(redis.url());
        }
    }

    private RedisRegistry registry(String password) {
        return new RedisRegistry(
                RedisSettings.of(
                        RedisAddress.parse("redis://:" + password + "@127.0.0.1:" + redis.port())));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
