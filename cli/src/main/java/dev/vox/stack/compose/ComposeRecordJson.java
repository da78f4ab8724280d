package dev.vox.stack.compose;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.stack.RunState;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The record of containers as its file holds it. A file of another version, or half a file, is none.
final class ComposeRecordJson {
    private static final int VERSION = 1;

    private ComposeRecordJson() {}

    static String write(ComposeRecord record) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("name", record.name());
        root.put("folder", record.folder());
        root.put("files", record.files());
        root.put("profiles", record.profiles());
        root.put("everyProfile", record.everyProfile());
        root.put("worker", record.worker());
        root.put("orchestrator", record.orchestrator());
        root.put("model", record.model());
        root.put("mode", record.mode());
        root.put("startedAt", record.startedAt());
        root.put("endpoints", record.endpoints());
        root.put("settings", record.settings());
        root.put("services", record.services());
        return Json.pretty(Json.document(VERSION, root));
    }

    static Optional<ComposeRecord> read(String text) {
        try {
            JsonValue root = Json.parse(ComposeRecord.FILE, text);
            return root.whole("schemaVersion").filter(version -> version == VERSION).isPresent()
                    ? Optional.of(record(root))
                    : Optional.empty();
        } catch (MalformedJson
                | NoSuchElementException
                | DateTimeException
                | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ComposeRecord record(JsonValue root) {
        return new ComposeRecord(
                text(root, "name"),
                Path.of(text(root, "folder")),
                texts(root, "files").stream().map(Path::of).toList(),
                texts(root, "profiles"),
                texts(root, "everyProfile"),
                root.text("worker").orElse(null),
                root.text("orchestrator").orElse(null),
                text(root, "model"),
                text(root, "mode"),
                Instant.parse(text(root, "startedAt")),
                root.items("endpoints").stream().map(ComposeRecordJson::endpoint).toList(),
                settings(root),
                root.items("services").stream().map(ComposeRecordJson::entry).toList());
    }

    private static List<String> texts(JsonValue root, String key) {
        return root.items(key).stream().map(ComposeRecordJson::text).toList();
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("no text");
    }

    private static RunState.Endpoint endpoint(JsonValue item) {
        return new RunState.Endpoint(
                text(item, "service"), text(item, "purpose"), URI.create(text(item, "address")));
    }

    private static ComposeRecord.Entry entry(JsonValue item) {
        return new ComposeRecord.Entry(
                text(item, "service"),
                text(item, "container"),
                text(item, "fingerprint"),
                item.flag("oneShot").orElse(false));
    }

    private static Map<String, String> settings(JsonValue root) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (root.get("settings").orElse(null) instanceof JsonValue.Members members) {
            members.values().forEach((name, value) -> settings.put(name, text(value)));
        }
        return settings;
    }

    private static String text(JsonValue object, String key) {
        return object.text(key).orElseThrow();
    }
}
