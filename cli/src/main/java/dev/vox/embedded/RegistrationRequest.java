package dev.vox.embedded;

import dev.vox.env.Environment;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Value;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.redis.RedisAddress;
import dev.vox.runtime.registry.redis.RedisSettings;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Asks that a worker registers.
///
/// @param redis where
/// @param name as what; null for its host's name and port
/// @param address where others reach it; null for what it finds out itself
public record RegistrationRequest(
        RedisSettings redis, @Nullable String name, @Nullable WorkerAddress address) {
    /// The rows of the settings table that it is read from.
    static final List<Setting<?>> SETTINGS =
            List.of(Settings.REDIS_URL, Settings.WORKER_NAME, Settings.WORKER_ADVERTISE_ADDR);

    /// Reads it from the settings; empty when they name no Redis.
    ///
    /// @throws InvalidConfiguration when an address is none
    static Optional<RegistrationRequest> of(Environment environment) {
        Optional<RedisAddress> redis = read(environment, Settings.REDIS_URL, RedisAddress::parse);
        Optional<WorkerAddress> own =
                read(environment, Settings.WORKER_ADVERTISE_ADDR, WorkerAddress::parse);
        return redis.map(address ->
                new RegistrationRequest(
                        RedisSettings.of(address),
                        environment
                                .find(Settings.WORKER_NAME)
                                .map(Value::value)
                                .filter(name -> !name.isBlank())
                                .orElse(null),
                        own.orElse(null)));
    }

    /// The address may contain a password, so that no message quotes it.
    private static <T> Optional<T> read(
            Environment environment, Setting<String> setting, Function<String, T> parser) {
        Value<String> value = environment.find(setting).orElse(null);
        if (value == null || value.value().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value.value()));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(
                    "[" + value.origin().label() + "] " + value.variable() + ": " + e.getMessage(),
                    null,
                    e);
        }
    }
}
