package dev.vox.runtime.registry.redis;

import java.time.Duration;

/// How a registry in Redis is reached, and what its entries are called.
///
/// @param address where the server is and how to log in
/// @param keyPrefix what stands before a worker's name: `worker:`
/// @param ttl how long an entry lives without renewal, whole seconds, at least 1 s
/// @param connections most connections at a time, at least 1
/// @param connectTimeout for a connection; looking the server's name up is not in it
/// @param commandTimeout for each answer, and for a connection to be free
public record RedisSettings(
        RedisAddress address,
        String keyPrefix,
        Duration ttl,
        int connections,
        Duration connectTimeout,
        Duration commandTimeout) {
    /// The prefix of the worker protocol.
    public static final String DEFAULT_KEY_PREFIX = "worker:";

    /// How long an entry lives by the worker protocol.
    public static final Duration DEFAULT_TTL = Duration.ofSeconds(30);

    /// Connections unless told otherwise: an orchestrator looks with one, and opens another only while that is busy.
    public static final int DEFAULT_CONNECTIONS = 10;

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    public RedisSettings {
        if (keyPrefix.isEmpty()) {
            throw new IllegalArgumentException("an empty prefix would claim every key");
        }
        if (ttl.toSeconds() < 1 || connections < 1) {
            throw new IllegalArgumentException(
                    "not a registry: entries of " + ttl + ", " + connections + " connections");
        }
        if (!connectTimeout.isPositive() || !commandTimeout.isPositive()) {
            throw new IllegalArgumentException("a deadline is more than 0");
        }
    }

    /// The worker protocol's names and times, ten connections, and a second for each step.
    public static RedisSettings of(RedisAddress address) {
        return new RedisSettings(
                address, DEFAULT_KEY_PREFIX, DEFAULT_TTL, DEFAULT_CONNECTIONS, TIMEOUT, TIMEOUT);
    }

    /// The same with other names, times and connections.
    public RedisSettings with(String newPrefix, Duration newTtl, int newConnections) {
        return new RedisSettings(
                address, newPrefix, newTtl, newConnections, connectTimeout, commandTimeout);
    }
}
