package dev.vox.stack;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The run state as the file holds it. A file of another version, or half a file, is no state.
final class RunStateJson {
    private static final int VERSION = 1;

    private RunStateJson() {}

    static String write(RunState state) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("pid", state.process().pid());
        root.put("processStart", state.process().start());
        root.put("phase", state.phase());
        root.put("backend", state.backend());
        root.put("mode", state.mode());
        root.put("model", state.model());
        root.put("buildId", state.buildId());
        root.put("startedAt", state.startedAt());
        root.put("endpoints", state.endpoints());
        root.put("settings", state.settings());
        return Json.pretty(Json.document(VERSION, root));
    }

    static Optional<RunState> read(String text) {
        try {
            JsonValue root = Json.parse("stack.json", text);
            return root.whole("schemaVersion").filter(version -> version == VERSION).isPresent()
                    ? Optional.of(state(root))
                    : Optional.empty();
        } catch (MalformedJson
                | NoSuchElementException
                | DateTimeException
                | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RunState state(JsonValue root) {
        return new RunState(
                new ProcessIdentity(root.whole("pid").orElseThrow(), time(root, "processStart")),
                RunState.Phase.valueOf(text(root, "phase").toUpperCase(Locale.ROOT)),
                text(root, "backend"),
                text(root, "mode"),
                text(root, "model"),
                text(root, "buildId"),
                time(root, "startedAt"),
                endpoints(root.items("endpoints")),
                settings(root));
    }

    private static Map<String, String> settings(JsonValue root) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (root.get("settings").orElse(null) instanceof JsonValue.Members members) {
            for (String name : members.values().keySet()) {
                settings.put(name, text(members, name));
            }
        }
        return settings;
    }

    private static List<RunState.Endpoint> endpoints(List<JsonValue> items) {
        return items.stream()
                .map(item ->
                        new RunState.Endpoint(
                                text(item, "service"),
                                text(item, "purpose"),
                                URI.create(text(item, "address"))))
                .toList();
    }

    private static Instant time(JsonValue object, String key) {
        return Instant.parse(text(object, key));
    }

    private static String text(JsonValue object, String key) {
        return object.text(key).orElseThrow();
    }
}
