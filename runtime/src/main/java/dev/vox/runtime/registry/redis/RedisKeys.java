package dev.vox.runtime.registry.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vox.runtime.registry.RegistryUnavailableException;

import org.jspecify.annotations.Nullable;

import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Looks at the keys of a Redis server and changes nothing. For one thread; one connection, opened when it is used.
///
/// Every method throws [RegistryUnavailableException] when the server does not answer, or refuses.
public final class RedisKeys implements AutoCloseable {
    private static final int SCANNED_AT_ONCE = 1000;
    private static final int MOST_ITEMS = 1000;
    private static final String START = "0";

    private final RedisConnections connections;

    /// @param deadline for the connection, and for each answer
    public RedisKeys(RedisAddress address, Duration deadline) {
        this.connections =
                new RedisConnections(
                        new RedisSettings(
                                address,
                                RedisSettings.DEFAULT_KEY_PREFIX,
                                RedisSettings.DEFAULT_TTL,
                                1,
                                deadline,
                                deadline));
    }

    /// What a key holds.
    ///
    /// @param type `string`, `hash`, `list`, `set`, `zset`, `stream`, or another that the server knows
    /// @param ttl until it expires; null when it does not
    /// @param text of a string; null for any other
    /// @param fields of a hash
    /// @param items of a list, a set or a sorted set, the first thousand
    public record Entry(
            String key,
            String type,
            @Nullable Duration ttl,
            @Nullable String text,
            Map<String, String> fields,
            List<String> items) {
        public Entry {
            fields = Map.copyOf(fields);
            items = List.copyOf(items);
        }
    }

    /// The keys that a pattern names, in order.
    ///
    /// @param pattern as `SCAN` reads it: `worker:*`
    /// @param most at which the search ends
    public List<String> find(String pattern, int most) {
        Set<String> keys = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        String cursor = START;
        do {
            List<?> answer =
                    list(
                            run(
                                    Command.SCAN,
                                    cursor,
                                    "MATCH",
                                    pattern,
                                    "COUNT",
                                    Integer.toString(SCANNED_AT_ONCE)));
            cursor = text(answer.get(0));
            list(answer.get(1)).forEach(key -> keys.add(text(key)));
        } while (!cursor.equals(START) && seen.add(cursor) && keys.size() < most);
        return keys.stream().limit(most).toList();
    }

    /// Looks at a key; null when it is gone.
    public @Nullable Entry look(String key) {
        String type = text(run(Command.TYPE, key));
        long left = run(Command.PTTL, key) instanceof Long millis ? millis : -1;
        if (type.equals("none") || left == -2) {
            return null;
        }
        Duration ttl = left < 0 ? null : Duration.ofMillis(left);
        return switch (type) {
            case "string" -> {
                Object value = run(Command.GET, key);
                yield new Entry(
                        key, type, ttl, value == null ? "" : text(value), Map.of(), List.of());
            }
            case "hash" ->
                    new Entry(key, type, ttl, null, fields(run(Command.HGETALL, key)), List.of());
            case "list" -> items(key, type, ttl, run(Command.LRANGE, key, START, last()));
            case "set" -> items(key, type, ttl, run(Command.SMEMBERS, key));
            case "zset" -> items(key, type, ttl, run(Command.ZRANGE, key, START, last()));
            default -> new Entry(key, type, ttl, null, Map.of(), List.of());
        };
    }

    private static String last() {
        return Integer.toString(MOST_ITEMS - 1);
    }

    private static Entry items(
            String key, String type, @Nullable Duration ttl, @Nullable Object answer) {
        List<String> items = new ArrayList<>();
        list(answer).stream().limit(MOST_ITEMS).forEach(item -> items.add(text(item)));
        return new Entry(key, type, ttl, null, Map.of(), items);
    }

    private static Map<String, String> fields(@Nullable Object answer) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<?> flat = list(answer);
        for (int at = 0; at + 1 < flat.size(); at += 2) {
            fields.put(text(flat.get(at)), text(flat.get(at + 1)));
        }
        return fields;
    }

    private @Nullable Object run(ProtocolCommand command, String... words) {
        CommandArguments arguments = new CommandArguments(command);
        for (String word : words) {
            arguments.add(word);
        }
        return connections.run(arguments);
    }

    private static List<?> list(@Nullable Object answer) {
        return answer instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object answer) {
        return answer instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(answer);
    }

    @Override
    public void close() {
        connections.close();
    }
}
