package dev.vox.embedded;

import dev.vox.runtime.registry.redis.RedisAddress;
import dev.vox.runtime.registry.redis.RedisSettings;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The section `redis` of an orchestrator's file, and `REDIS_URL`, which wins over its `url`.
final class RedisSection {
    private static final String VARIABLE = "REDIS_URL";
    private static final int ANY = Integer.MAX_VALUE;

    private RedisSection() {}

    /// Reads it. No message quotes the address, which may contain a password.
    ///
    /// @param mistakes takes a variable that is wrong; the file's own go to its reader
    /// @return empty when neither names a Redis
    static Optional<RedisSettings> read(
            YamlReader redis, Map<String, String> variables, List<String> mistakes) {
        Optional<String> written = redis.text("url").filter(text -> !text.isBlank());
        int database = Math.toIntExact(redis.whole("db", 0, 15).orElse(0L));
        String prefix =
                redis.text("worker_key_prefix")
                        .filter(text -> !text.isBlank())
                        .orElse(RedisSettings.DEFAULT_KEY_PREFIX);
        Duration ttl =
                redis.whole("worker_ttl_seconds", 5, ANY)
                        .map(Duration::ofSeconds)
                        .orElse(RedisSettings.DEFAULT_TTL);
        int connections =
                redis.whole("connection_pool_size", 1, ANY)
                        .map(Math::toIntExact)
                        .orElse(RedisSettings.DEFAULT_CONNECTIONS);
        String variable = variables.getOrDefault(VARIABLE, "");
        Optional<RedisAddress> address =
                variable.isBlank()
                        ? written.flatMap(text -> written(redis, text, database))
                        : variable(variable, database, mistakes);
        return address.map(RedisSettings::of)
                .map(settings -> settings.with(prefix, ttl, connections));
    }

    private static Optional<RedisAddress> written(YamlReader redis, String text, int database) {
        try {
            return Optional.of(RedisAddress.parse(text, database));
        } catch (IllegalArgumentException e) {
            redis.mistake("url", "is " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<RedisAddress> variable(
            String text, int database, List<String> mistakes) {
        try {
            return Optional.of(RedisAddress.parse(text, database));
        } catch (IllegalArgumentException e) {
            mistakes.add("[environment] " + VARIABLE + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
