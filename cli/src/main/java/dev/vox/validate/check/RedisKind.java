package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.expect.JsonPath;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.runtime.registry.RegistryUnavailableException;
import dev.vox.runtime.registry.redis.RedisAddress;
import dev.vox.runtime.registry.redis.RedisKeys;
import dev.vox.text.Figures;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `redis`: which keys a Redis server has, and what they hold.
///
/// ```yaml
/// with:
///   url: "${REDIS_URL}"          # left out: the running stack's
///   key: "worker:*"              # as SCAN reads it
///   expect: {count: {min: 1}, type: string, ttl: {min: 1, max: 30}, json: {sample_rate: 48000}}
/// ```
///
/// `count` is about all keys; the others are about each of them: `type`, `ttl` in seconds (null for a key that does not expire), `value` (the text of a string, the fields of a hash,
/// the items of a list or set; numbers in it may be written as such) and `json` (the text of a string read as JSON). There must be a key unless `count` is named.
/// At most a hundred keys are looked at.
public final class RedisKind implements CheckKind {
    private static final List<String> FIELDS = List.of("count", "type", "ttl", "value", "json");
    private static final int MOST_COUNTED = 100_000;
    private static final int MOST_SEEN = 100;
    private static final int SHOWN = 5;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("key");
        Optional<String> url = with.text("url");
        String key = with.text("key").orElse("");
        Expected expected =
                Expected.read(with, FIELDS, Set.of("value"))
                        .or("count", new Expectation.Min(BigDecimal.ONE));
        return (target, deadline) -> look(target, url.orElse(null), key, expected, deadline);
    }

    private static Verdict look(
            Target target,
            @Nullable String url,
            String pattern,
            Expected expected,
            Duration deadline)
            throws CheckBroken {
        RedisAddress server = server(target, url);
        if (server == null) {
            return new Address(null, "redis", List.of("redis")).missing(target);
        }
        Sight sight = new Sight(target);
        sight.saw("server", server.toString());
        String wanted = target.expand(pattern);
        try (RedisKeys keys = new RedisKeys(server, deadline)) {
            List<String> names = keys.find(wanted, MOST_COUNTED);
            sight.saw("keys", Integer.toString(names.size()));
            holdCount(sight, expected, wanted, names.size());
            int shown = 0;
            for (String name : names.subList(0, Math.min(names.size(), MOST_SEEN))) {
                RedisKeys.Entry entry = keys.look(name);
                if (entry != null) {
                    if (shown++ < SHOWN) {
                        sight.saw(name, shown(entry));
                    }
                    hold(sight, expected, entry);
                }
            }
        } catch (RegistryUnavailableException e) {
            sight.wrong(String.valueOf(e.getMessage()));
        }
        return sight.verdict();
    }

    private static @Nullable RedisAddress server(Target target, @Nullable String url)
            throws CheckBroken {
        String text = null;
        if (url != null) {
            text = target.expand(url);
        } else if (target.stack().isPresent()) {
            text = target.stack().get().address("redis").map(URI::toString).orElse(null);
        }
        try {
            return text == null ? null : RedisAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CheckBroken(String.valueOf(e.getMessage()), e);
        }
    }

    private static void holdCount(Sight sight, Expected expected, String pattern, int count)
            throws CheckBroken {
        JsonValue seen =
                new JsonValue.Members(
                        Map.of("count", new JsonValue.Figure(Integer.toString(count))));
        Sight counting = new Sight(sight.target());
        only(expected, true).hold(counting, seen);
        if (counting.verdict() instanceof Verdict.Failed failed) {
            sight.wrong("keys '%s': %s".formatted(pattern, failed.problem()));
        }
    }

    private static void hold(Sight sight, Expected expected, RedisKeys.Entry entry)
            throws CheckBroken {
        Map<String, JsonValue> seen = new LinkedHashMap<>();
        seen.put("type", new JsonValue.Text(entry.type()));
        seen.put("ttl", ttl(entry));
        seen.put("value", value(entry));
        Sight one = new Sight(sight.target());
        if (expected.says("json")) {
            try {
                seen.put("json", Json.parse("value", String.valueOf(entry.text())));
            } catch (MalformedJson e) {
                one.wrong("it holds no JSON");
            }
        }
        only(expected, false).hold(one, new JsonValue.Members(seen));
        if (one.verdict() instanceof Verdict.Failed failed) {
            sight.wrong("%s: %s".formatted(entry.key(), failed.problem()));
        }
    }

    private static Expected only(Expected expected, boolean count) {
        return new Expected(
                expected.parts().stream()
                        .filter(part ->
                                part.path()
                                                .steps()
                                                .getFirst()
                                                .equals(new JsonPath.Step.Name("count"))
                                        == count)
                        .toList(),
                expected.texts());
    }

    private static JsonValue ttl(RedisKeys.Entry entry) {
        Duration ttl = entry.ttl();
        return ttl == null
                ? new JsonValue.Nothing()
                : new JsonValue.Figure(BigDecimal.valueOf(ttl.toMillis(), 3).toPlainString());
    }

    private static JsonValue value(RedisKeys.Entry entry) {
        String text = entry.text();
        if (text != null) {
            return new JsonValue.Text(text);
        }
        if (!entry.type().equals("hash")) {
            return new JsonValue.Items(
                    entry.items().stream().<JsonValue>map(JsonValue.Text::new).toList());
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        entry.fields().forEach((name, value) -> fields.put(name, new JsonValue.Text(value)));
        return new JsonValue.Members(fields);
    }

    private static String shown(RedisKeys.Entry entry) {
        List<String> parts = new ArrayList<>();
        parts.add(entry.type());
        Duration ttl = entry.ttl();
        parts.add(ttl == null ? "does not expire" : "expires in " + Figures.duration(ttl));
        String text = entry.text();
        if (text != null) {
            parts.add(SecretLines.shown(text));
        }
        return String.join(", ", parts);
    }
}
