package dev.vox.stack.docker;

import dev.vox.json.JsonValue;
import dev.vox.problem.VoxException;
import dev.vox.stack.compose.observe.Volume;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The volumes of a project, and what they take. docker-java has no command for disk usage.
final class Volumes {
    /// The engine walks through every file of every volume.
    private static final Duration MEASURING = Duration.ofMinutes(1);

    private Volumes() {}

    static List<Volume> of(EngineClient engine, String project) {
        String filters = Listing.filters("label", List.of(Listing.PROJECT + "=" + project));
        JsonValue listed = engine.json("/volumes?filters=" + filters, EngineClient.DEADLINE);
        List<JsonValue> volumes = listed.items("Volumes");
        Map<String, JsonValue> usage = volumes.isEmpty() ? Map.of() : usage(engine);
        List<Volume> found = new ArrayList<>();
        for (JsonValue volume : volumes) {
            found.add(volume(volume, usage.get(volume.text("Name").orElse(""))));
        }
        found.sort(Comparator.comparing(Volume::name));
        return found;
    }

    /// An engine that cannot measure in time still has the volumes: their sizes are not known then.
    private static Map<String, JsonValue> usage(EngineClient engine) {
        boolean alone = engine.version().compareTo(ApiVersion.VOLUMES_ALONE) >= 0;
        Map<String, JsonValue> usage = new HashMap<>();
        JsonValue measured;
        try {
            measured = engine.json(alone ? "/system/df?type=volume" : "/system/df", MEASURING);
        } catch (VoxException unmeasured) {
            if (Thread.currentThread().isInterrupted()) {
                throw unmeasured;
            }
            return usage;
        }
        for (JsonValue volume : measured.items("Volumes")) {
            volume.get("UsageData")
                    .ifPresent(data -> usage.put(volume.text("Name").orElse(""), data));
        }
        return usage;
    }

    private static Volume volume(JsonValue volume, @Nullable JsonValue usage) {
        Map<String, String> labels = Listing.labels(volume);
        long bytes = usage == null ? -1 : usage.whole("Size").orElse(-1L);
        long users = usage == null ? 0 : usage.whole("RefCount").orElse(0L);
        return new Volume(
                volume.text("Name").orElse(""),
                labels.getOrDefault(Listing.VOLUME, ""),
                bytes < 0 ? null : bytes,
                (int) Math.max(0, users),
                labels);
    }
}
