package dev.vox.stack.docker;

import dev.vox.json.JsonValue;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Container.Health;
import dev.vox.stack.compose.observe.Container.Published;
import dev.vox.stack.compose.observe.Container.State;
import dev.vox.stack.compose.observe.Image;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the engine says of containers and images in JSON: what is asked, and the answer as records.
final class Listing {
    static final String PROJECT = "com.docker.compose.project";
    static final String SERVICE = "com.docker.compose.service";
    static final String ONE_OFF = "com.docker.compose.oneoff";
    static final String VOLUME = "com.docker.compose.volume";
    private static final String NUMBER = "com.docker.compose.container-number";

    private Listing() {}

    /// The path that lists containers, stopped ones too.
    ///
    /// @param filter by which the engine chooses: `label`, `name`
    static String path(String filter, List<String> values) {
        return "/containers/json?all=true&filters=" + filters(filter, values);
    }

    /// A filter as JSON, ready for a URL. Json writes it too, but to load that takes longer than the engine to answer.
    static String filters(String filter, List<String> values) {
        StringBuilder json = new StringBuilder("{\"").append(filter).append("\":[");
        for (int i = 0; i < values.size(); i++) {
            String text = values.get(i).replace("\\", "\\\\").replace("\"", "\\\"");
            json.append(i == 0 ? "\"" : ",\"").append(text).append('"');
        }
        return URLEncoder.encode(json.append("]}").toString(), StandardCharsets.UTF_8);
    }

    static List<Container> containers(JsonValue answer) {
        List<Container> containers = new ArrayList<>();
        if (answer instanceof JsonValue.Items items) {
            for (JsonValue item : items.values()) {
                containers.add(container(item));
            }
        }
        return containers;
    }

    /// A reference as part of a path: it may name a registry's port, folders and a digest.
    static String segments(String reference) {
        return URLEncoder.encode(reference, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    /// The answer about one image.
    static Image image(String reference, JsonValue answer) {
        Instant created = EngineTime.instant(answer.text("Created").orElse(""));
        JsonValue config = answer.get("Config").orElse(null);
        return new Image(
                reference,
                answer.text("Id").orElse(""),
                created == null ? Instant.EPOCH : created,
                config == null ? Map.of() : labels(config),
                config != null && checks(config));
    }

    private static boolean checks(JsonValue config) {
        JsonValue check = config.get("Healthcheck").orElse(null);
        List<JsonValue> test = check == null ? List.of() : check.items("Test");
        return !test.isEmpty() && !test.equals(List.of(new JsonValue.Text("NONE")));
    }

    private static Container container(JsonValue item) {
        Map<String, String> labels = labels(item);
        String status = item.text("Status").orElse("");
        return new Container(
                item.text("Id").orElse(""),
                name(item.items("Names")),
                labels.getOrDefault(PROJECT, ""),
                labels.getOrDefault(SERVICE, ""),
                number(labels.getOrDefault(NUMBER, "")),
                item.text("Image").orElse(""),
                item.text("ImageID").orElse(""),
                state(item.text("State").orElse("")),
                health(status),
                status,
                Instant.ofEpochSecond(item.whole("Created").orElse(0L)),
                ports(item.items("Ports")),
                labels);
    }

    static Map<String, String> labels(JsonValue item) {
        Map<String, String> labels = new HashMap<>();
        if (item.get("Labels").orElse(null) instanceof JsonValue.Members members) {
            members.values()
                    .forEach((key, value) -> {
                        if (value instanceof JsonValue.Text text) {
                            labels.put(key, text.value());
                        }
                    });
        }
        return labels;
    }

    /// Its own is the name without a second slash; the others are those that a link gave it.
    private static String name(List<JsonValue> names) {
        for (JsonValue each : names) {
            if (each instanceof JsonValue.Text text && text.value().lastIndexOf('/') <= 0) {
                return bare(text.value());
            }
        }
        return "";
    }

    /// A name without the slash that the engine puts before it.
    static String bare(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static int number(String label) {
        try {
            return label.isEmpty() ? 0 : Integer.parseInt(label);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// A word of the engine that is not known counts as dead: nothing can be expected of it.
    static State state(String word) {
        try {
            return State.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return State.DEAD;
        }
    }

    /// A listing has the health only in its words: `Up 5 minutes (healthy)`.
    private static @Nullable Health health(String status) {
        if (status.endsWith("(healthy)")) {
            return Health.HEALTHY;
        }
        if (status.endsWith("(unhealthy)")) {
            return Health.UNHEALTHY;
        }
        return status.endsWith("(health: starting)") ? Health.STARTING : null;
    }

    private static List<Published> ports(List<JsonValue> ports) {
        List<Published> published = new ArrayList<>();
        for (JsonValue port : ports) {
            long host = port.whole("PublicPort").orElse(0L);
            if (host > 0) {
                published.add(
                        new Published(
                                port.text("IP").orElse(""),
                                (int) host,
                                port.whole("PrivatePort").orElse(0L).intValue(),
                                port.text("Type").orElse("tcp")));
            }
        }
        return published;
    }
}
