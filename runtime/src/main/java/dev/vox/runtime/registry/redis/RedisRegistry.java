package dev.vox.runtime.registry.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vox.runtime.registry.RegistryUnavailableException;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.WorkerRegistry;

import org.jspecify.annotations.Nullable;

import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// A registry in Redis, by the worker protocol: an entry is a key of its own, which expires. Thread-safe; it connects when
/// it is used, and again after the server was restarted.
public final class RedisRegistry implements WorkerRegistry, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("vox.registry");

    /// How many keys the server looks at before it answers, so that a shared server is never held up.
    private static final int SCANNED_AT_ONCE = 1000;

    /// The server's word for the beginning and the end of a scan.
    private static final String START = "0";

    private final RedisSettings settings;
    private final RedisConnections connections;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    public RedisRegistry(RedisSettings settings) {
        this.settings = settings;
        this.connections = new RedisConnections(settings);
    }

    @Override
    public void register(WorkerEntry entry) {
        connections.run(
                new CommandArguments(Command.SETEX)
                        .key(key(entry.name()))
                        .add(settings.ttl().toSeconds())
                        .add(EntryJson.write(entry)));
    }

    @Override
    public void deregister(String name, WorkerAddress address) {
        Object value = connections.run(new CommandArguments(Command.GET).key(key(name)));
        if (value != null && holds(text(value), address)) {
            connections.run(new CommandArguments(Command.DEL).key(key(name)));
        }
    }

    private static boolean holds(String value, WorkerAddress address) {
        try {
            return EntryJson.read(value).address().equals(address);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public boolean contains(String name) {
        return connections.run(new CommandArguments(Command.EXISTS).key(key(name)))
                        instanceof Long count
                && count > 0;
    }

    /// The entries under the prefix. One that is no worker's is left out, and warned of once for as long as it stays.
    @Override
    public List<WorkerEntry> workers() {
        List<String> keys = List.copyOf(keys());
        warned.retainAll(keys);
        List<WorkerEntry> workers = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += SCANNED_AT_ONCE) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + SCANNED_AT_ONCE));
            List<?> values = values(some);
            for (int at = 0; at < values.size(); at++) {
                // An entry may expire between the scan and here.
                if (values.get(at) instanceof byte[] value) {
                    read(some.get(at), new String(value, UTF_8), workers);
                }
            }
        }
        workers.sort(Comparator.comparing(WorkerEntry::name));
        return List.copyOf(workers);
    }

    /// Where it is, without a password.
    @Override
    public String toString() {
        return settings.address().toString();
    }

    @Override
    public void close() {
        connections.close();
    }

    private String key(String name) {
        return settings.keyPrefix() + name;
    }

    /// A scan may name a key twice.
    private Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        String cursor = START;
        do {
            List<?> answer =
                    list(
                            connections.run(
                                    new CommandArguments(Command.SCAN)
                                            .add(cursor)
                                            .add("MATCH")
                                            .add(pattern() + "*")
                                            .add("COUNT")
                                            .add(SCANNED_AT_ONCE)));
            cursor = text(answer.get(0));
            list(answer.get(1)).forEach(key -> keys.add(text(key)));
        } while (!cursor.equals(START) && seen.add(cursor));
        return keys;
    }

    private List<?> values(List<String> keys) {
        CommandArguments command = new CommandArguments(Command.MGET);
        keys.forEach(command::key);
        return list(connections.run(command));
    }

    /// The prefix with the characters escaped that mean something in a pattern.
    private String pattern() {
        StringBuilder pattern = new StringBuilder();
        for (char each : settings.keyPrefix().toCharArray()) {
            if ("*?[]^\\".indexOf(each) >= 0) {
                pattern.append('\\');
            }
            pattern.append(each);
        }
        return pattern.toString();
    }

    private void read(String key, String value, List<WorkerEntry> workers) {
        try {
            workers.add(EntryJson.read(value));
            warned.remove(key);
        } catch (IllegalArgumentException e) {
            if (warned.add(key)) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "the entry {0} in {1} is left out: {2}",
                        RedisAddress.shown(key),
                        settings.address(),
                        e.getMessage());
            }
        }
    }

    private List<?> list(@Nullable Object answer) {
        if (answer instanceof List<?> list) {
            return list;
        }
        throw new RegistryUnavailableException(
                settings.address() + ": it answers in another form",
                new IllegalStateException(String.valueOf(answer)));
    }

    private static String text(@Nullable Object answer) {
        return answer instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(answer);
    }
}
