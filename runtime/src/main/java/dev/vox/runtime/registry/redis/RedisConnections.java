package dev.vox.runtime.registry.redis;

import dev.vox.runtime.registry.RegistryUnavailableException;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;

import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.NoSuchElementException;

/// A bounded set of connections to a Redis server. Thread-safe.
///
/// Of the client library only its connections and their pool are used, with commands put together here: its classes of all
/// commands take four times as long to load (decision 0011).
final class RedisConnections implements AutoCloseable {
    private final RedisSettings settings;
    private final ConnectionPool pool;

    RedisConnections(RedisSettings settings) {
        this.settings = settings;
        this.pool =
                new ConnectionPool(
                        new HostAndPort(settings.address().host(), settings.address().port()),
                        config(settings),
                        bounds(settings));
    }

    /// Runs a command on a connection that is free, or a new one.
    ///
    /// Connections that were open when the server was restarted are dead: then the command is given again, once, on a new
    /// one. So a command has to be one that may be run twice.
    ///
    /// @throws RegistryUnavailableException when the server does not answer, or refuses
    @Nullable Object run(CommandArguments command) {
        try {
            return once(command);
        } catch (JedisConnectionException e) {
            if (causedBy(e, SocketTimeoutException.class) || pool.isClosed()) {
                throw unavailable(e);
            }
            pool.clear();
        } catch (JedisException e) {
            throw unavailable(e);
        }
        try {
            return once(command);
        } catch (JedisException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private @Nullable Object once(CommandArguments command) {
        try (Connection connection = pool.getResource()) {
            return connection.executeCommand(command);
        }
    }

    private static JedisClientConfig config(RedisSettings settings) {
        RedisAddress address = settings.address();
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder();
        if (address.encrypted()) {
            // The default of the older setting would take a certificate of any host.
            config.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
        }
        return config.serverDefaultProtocol()
                .autoNegotiateProtocol(false)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .connectionTimeoutMillis(Math.toIntExact(settings.connectTimeout().toMillis()))
                .socketTimeoutMillis(Math.toIntExact(settings.commandTimeout().toMillis()))
                .user(address.user())
                .password(address.password())
                .database(address.database())
                .build();
    }

    private static GenericObjectPoolConfig<Connection> bounds(RedisSettings settings) {
        GenericObjectPoolConfig<Connection> bounds = new GenericObjectPoolConfig<>();
        bounds.setMaxTotal(settings.connections());
        bounds.setMaxIdle(settings.connections());
        bounds.setMaxWait(settings.commandTimeout());
        // It would start the management beans of the JVM.
        bounds.setJmxEnabled(false);
        return bounds;
    }

    private RegistryUnavailableException unavailable(JedisException e) {
        String reason = settings.address().masked(reason(e));
        return new RegistryUnavailableException(settings.address() + ": " + reason, e);
    }

    private String reason(JedisException e) {
        if (causedBy(e, SocketTimeoutException.class)) {
            return "no answer within " + settings.commandTimeout().toMillis() + " ms";
        }
        if (causedBy(e, UnknownHostException.class)) {
            return "unknown host";
        }
        if (causedBy(e, ConnectException.class)) {
            return "connection refused";
        }
        if (causedBy(e, NoSuchElementException.class)) {
            return "all " + settings.connections() + " connections are busy";
        }
        if (e instanceof JedisDataException) {
            return String.valueOf(e.getMessage());
        }
        String message = String.valueOf(root(e).getMessage());
        return message.startsWith("Unexpected end of stream")
                ? "it closed the connection"
                : message;
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }

    /// The library hangs a failed connection's reasons on as suppressed ones, one for each address of the host.
    private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
        if (kind.isInstance(failure)) {
            return true;
        }
        for (Throwable each : failure.getSuppressed()) {
            if (causedBy(each, kind)) {
                return true;
            }
        }
        Throwable cause = failure.getCause();
        return cause != null && causedBy(cause, kind);
    }
}
