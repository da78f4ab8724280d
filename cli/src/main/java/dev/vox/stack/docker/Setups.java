package dev.vox.stack.docker;

import dev.vox.json.JsonValue;
import dev.vox.stack.compose.observe.Setup;
import dev.vox.stack.compose.observe.Setup.MountPoint;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the engine says a container was made with, as a record.
final class Setups {
    private static final JsonValue NOTHING = new JsonValue.Nothing();

    private Setups() {}

    static Setup setup(JsonValue answer) {
        JsonValue config = answer.get("Config").orElse(NOTHING);
        return new Setup(
                Listing.bare(answer.text("Name").orElse("")),
                config.text("Image").orElse(""),
                answer.text("Image").orElse(""),
                environment(config.items("Env")),
                answer.items("Mounts").stream().map(Setups::mount).toList(),
                networks(answer),
                healthcheck(config));
    }

    private static Map<String, String> environment(List<JsonValue> definitions) {
        Map<String, String> environment = new HashMap<>();
        for (JsonValue each : definitions) {
            if (each instanceof JsonValue.Text(String definition)) {
                int equals = definition.indexOf('=');
                environment.put(
                        equals < 0 ? definition : definition.substring(0, equals),
                        equals < 0 ? "" : definition.substring(equals + 1));
            }
        }
        return environment;
    }

    private static MountPoint mount(JsonValue mount) {
        String type = mount.text("Type").orElse("");
        return new MountPoint(
                type,
                mount.text(type.equals("volume") ? "Name" : "Source").orElse(""),
                mount.text("Destination").orElse(""),
                !mount.flag("RW").orElse(true));
    }

    private static Set<String> networks(JsonValue answer) {
        return answer.get("NetworkSettings")
                                .flatMap(settings -> settings.get("Networks"))
                                .orElse(NOTHING)
                        instanceof JsonValue.Members(Map<String, JsonValue> networks)
                ? networks.keySet()
                : Set.of();
    }

    private static @Nullable List<String> healthcheck(JsonValue config) {
        List<String> test =
                config.get("Healthcheck").orElse(NOTHING).items("Test").stream()
                        .filter(JsonValue.Text.class::isInstance)
                        .map(word -> ((JsonValue.Text) word).value())
                        .toList();
        return test.isEmpty() ? null : test;
    }
}
