package dev.vox.runtime.registry.redis;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerCapabilities;
import dev.vox.runtime.registry.WorkerEntry;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The JSON of an entry, by the worker protocol: written with exactly its six keys, since there are readers that reject any
/// other; read with tolerance, since there are writers that leave some out.
final class EntryJson {
    private static final int MILLIS_DIGITS = 3;

    private EntryJson() {}

    static String write(WorkerEntry entry) {
        JsonObject metrics = new JsonObject();
        metrics.addProperty("rtf", entry.rtf());
        metrics.addProperty("queue_depth", entry.queueDepth());
        JsonObject json = new JsonObject();
        json.addProperty("name", entry.name());
        json.addProperty("addr", entry.address().toString());
        json.add("capabilities", capabilities(entry.capabilities()));
        json.add("resident_models", texts(entry.residentModels()));
        json.add("metrics", metrics);
        // Seconds with a fraction, never with an exponent.
        json.addProperty(
                "last_heartbeat_ts",
                BigDecimal.valueOf(entry.lastHeartbeat().toEpochMilli(), MILLIS_DIGITS));
        return json.toString();
    }

    /// @throws IllegalArgumentException saying what is wrong with the text, without quoting it
    static WorkerEntry read(String text) {
        try {
            if (!(JsonParser.parseString(text) instanceof JsonObject json)) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            JsonObject metrics = object(json, "metrics");
            return new WorkerEntry(
                    required(json, "name"),
                    address(required(json, "addr")),
                    capabilities(object(json, "capabilities")),
                    texts(json, "resident_models"),
                    (int) number(metrics, "queue_depth"),
                    number(metrics, "rtf"),
                    Instant.ofEpochMilli(Math.round(number(json, "last_heartbeat_ts") * 1000)));
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    private static WorkerAddress address(String text) {
        try {
            return WorkerAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its addr is not grpc://host:port", e);
        }
    }

    private static JsonObject capabilities(WorkerCapabilities capabilities) {
        JsonObject json = new JsonObject();
        json.addProperty("streaming", capabilities.streaming());
        json.addProperty("zero_shot", capabilities.zeroShot());
        json.addProperty("lora", capabilities.lora());
        json.addProperty("cpu_ok", capabilities.cpuOk());
        json.add("languages", texts(capabilities.languages()));
        json.addProperty("emotive_zero_prompt", capabilities.emotiveZeroPrompt());
        json.addProperty("max_concurrent_sessions", capabilities.maxConcurrentSessions());
        return json;
    }

    private static WorkerCapabilities capabilities(JsonObject json) {
        WorkerCapabilities unstated = WorkerCapabilities.UNSTATED;
        return new WorkerCapabilities(
                flag(json, "streaming", unstated.streaming()),
                flag(json, "zero_shot", unstated.zeroShot()),
                flag(json, "lora", unstated.lora()),
                flag(json, "cpu_ok", unstated.cpuOk()),
                texts(json, "languages"),
                flag(json, "emotive_zero_prompt", unstated.emotiveZeroPrompt()),
                (int) number(json, "max_concurrent_sessions"));
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static List<String> texts(JsonObject json, String key) {
        JsonElement value = value(json, key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw wrong(key, "a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement each : array) {
            texts.add(text(key, each));
        }
        return texts;
    }

    private static String required(JsonObject json, String key) {
        JsonElement value = value(json, key);
        String text = value == null ? "" : text(key, value);
        if (text.isBlank()) {
            throw new IllegalArgumentException("it has no " + key);
        }
        return text;
    }

    private static String text(String key, JsonElement value) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw wrong(key, "text");
        }
        return value.getAsString();
    }

    private static JsonObject object(JsonObject json, String key) {
        JsonElement value = value(json, key);
        if (value == null) {
            return new JsonObject();
        }
        if (!(value instanceof JsonObject object)) {
            throw wrong(key, "an object");
        }
        return object;
    }

    private static boolean flag(JsonObject json, String key, boolean otherwise) {
        JsonElement value = value(json, key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw wrong(key, "true or false");
        }
        return value.getAsBoolean();
    }

    /// 0 when the key is missing.
    private static double number(JsonObject json, String key) {
        JsonElement value = value(json, key);
        if (value == null) {
            return 0;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw wrong(key, "a number");
        }
        double number = value.getAsDouble();
        if (!Double.isFinite(number)) {
            throw wrong(key, "a number");
        }
        return number;
    }

    private static @Nullable JsonElement value(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value == null || value.isJsonNull() ? null : value;
    }

    private static IllegalArgumentException wrong(String key, String type) {
        return new IllegalArgumentException("its " + key + " is not " + type);
    }
}
