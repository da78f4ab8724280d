package dev.vox.validate.check.container;

import dev.vox.env.Secrets;
import dev.vox.json.JsonValue;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.observe.Setup;
import dev.vox.stack.compose.observe.Setup.MountPoint;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A container as expectations see it.
public final class ContainerFigures {
    /// What expectations may be about.
    public static final List<String> NAMES =
            List.of(
                    "name",
                    "state",
                    "health",
                    "last_check",
                    "image",
                    "image_id",
                    "image_age_days",
                    "image_current",
                    "restarts",
                    "exit_code",
                    "out_of_memory",
                    "env",
                    "mounts",
                    "networks",
                    "healthcheck");

    private static final double HOURS_A_DAY = 24;

    private final Map<String, JsonValue> values = new LinkedHashMap<>();

    private ContainerFigures() {}

    /// The figures of a container.
    ///
    /// @param image that its reference means now; null when it means none
    public static JsonValue.Members of(
            Setup setup, Inspection seen, @Nullable Image image, Instant now) {
        ContainerFigures figures = new ContainerFigures();
        figures.text("name", setup.name());
        figures.text("state", seen.state().name().toLowerCase(Locale.ROOT));
        if (seen.health() != null) {
            figures.text("health", seen.health().name().toLowerCase(Locale.ROOT));
        }
        if (!seen.lastCheck().isEmpty()) {
            figures.text("last_check", seen.lastCheck());
        }
        figures.text("image", setup.image());
        figures.text("image_id", setup.imageId());
        if (image != null) {
            double hours = Duration.between(image.createdAt(), now).toMinutes() / 60.0;
            figures.number(
                    "image_age_days", String.format(Locale.ROOT, "%.2f", hours / HOURS_A_DAY));
            figures.flag("image_current", image.id().equals(setup.imageId()));
        }
        figures.number("restarts", Integer.toString(seen.restarts()));
        if (seen.exitCode() != null) {
            figures.number("exit_code", seen.exitCode().toString());
        }
        figures.flag("out_of_memory", seen.outOfMemory());
        figures.setup(setup);
        return new JsonValue.Members(figures.values);
    }

    private void setup(Setup setup) {
        Map<String, JsonValue> environment = new LinkedHashMap<>();
        new TreeMap<>(setup.environment())
                .forEach((name, value) -> environment.put(name, new JsonValue.Text(value)));
        values.put("env", new JsonValue.Members(environment));
        values.put(
                "mounts",
                new JsonValue.Items(setup.mounts().stream().map(ContainerFigures::mount).toList()));
        values.put("networks", texts(List.copyOf(new TreeSet<>(setup.networks()))));
        if (setup.healthcheck() != null) {
            values.put("healthcheck", texts(setup.healthcheck()));
        }
    }

    private static JsonValue mount(MountPoint mount) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("type", new JsonValue.Text(mount.type()));
        members.put("source", new JsonValue.Text(mount.source()));
        members.put("target", new JsonValue.Text(mount.target()));
        members.put("read_only", new JsonValue.Flag(mount.readOnly()));
        return new JsonValue.Members(members);
    }

    private static JsonValue texts(List<String> texts) {
        return new JsonValue.Items(texts.stream().<JsonValue>map(JsonValue.Text::new).toList());
    }

    private void text(String name, String value) {
        values.put(name, new JsonValue.Text(value));
    }

    private void number(String name, String value) {
        values.put(name, new JsonValue.Figure(value));
    }

    private void flag(String name, boolean value) {
        values.put(name, new JsonValue.Flag(value));
    }

    /// A text as it may be shown: what the container's secret variables hold is masked.
    public static String masked(String text, Setup setup) {
        List<String> held =
                setup.environment().entrySet().stream()
                        .filter(each -> Secrets.isNamedSo(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        return Secrets.of(List.of()).holding(held).masked(text);
    }
}
