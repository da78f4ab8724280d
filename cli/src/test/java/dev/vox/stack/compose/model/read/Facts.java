package dev.vox.stack.compose.model.read;

import dev.vox.json.JsonValue;
import dev.vox.json.JsonValue.Members;
import dev.vox.json.JsonValue.Text;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.Service.Build;
import dev.vox.stack.compose.model.Service.Condition;
import dev.vox.stack.compose.model.Service.Healthcheck;
import dev.vox.stack.compose.model.Service.Mount;
import dev.vox.stack.compose.model.Service.Port;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What two readings of a project are compared by: a line of text for each thing that a service says.
final class Facts {
    private static final List<String> CONDITIONS =
            List.of("service_started", "service_healthy", "service_completed_successfully");

    private Facts() {}

    static Map<String, String> of(ComposeModel model) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", model.name());
        model.volumes().stream()
                .filter(volume -> isUsed(model, volume.key()))
                .forEach(each -> facts.put("volume " + each.key(), each.name() + each.external()));
        model.networks().stream()
                .filter(network -> isOn(model, network.key()))
                .forEach(each -> facts.put("network " + each.key(), each.name() + each.external()));
        model.services().forEach(service -> add(facts, service));
        return facts;
    }

    /// Compose does not show what no service uses.
    private static boolean isUsed(ComposeModel model, String volume) {
        return model.services().stream()
                .flatMap(service -> service.mounts().stream())
                .anyMatch(mount ->
                        mount instanceof Mount.Volume named && named.volume().equals(volume));
    }

    private static boolean isOn(ComposeModel model, String network) {
        return model.services().stream()
                .flatMap(service -> service.networks().stream())
                .anyMatch(use -> use.network().equals(network));
    }

    private static void add(Map<String, String> facts, Service service) {
        Map<String, Object> said = new TreeMap<>();
        said.put("profiles", service.profiles());
        said.put("image", service.image());
        said.put("build", service.build() == null ? "" : build(service.build()));
        said.put("container", String.valueOf(service.containerName()));
        said.put("ports", service.ports().stream().map(Facts::port).sorted().toList());
        said.put(
                "depends",
                service.dependsOn().stream()
                        .map(each -> each.service() + word(each.condition()) + each.required())
                        .sorted()
                        .toList());
        said.put("health", service.healthcheck() == null ? "" : health(service.healthcheck()));
        said.put(
                "networks",
                service.networks().stream()
                        .map(use -> use.network() + use.aliases())
                        .sorted()
                        .toList());
        said.put("mounts", service.mounts().stream().map(Facts::mount).sorted().toList());
        said.put("environment", new TreeMap<>(service.environment()));
        said.put("command", service.command());
        said.put(
                "gpus",
                service.gpus().stream()
                        .map(gpu -> gpu.driver() + gpu.count() + gpu.ids() + gpu.capabilities())
                        .toList());
        said.put("mode", String.valueOf(service.networkMode()));
        said.put("runtime", String.valueOf(service.runtime()));
        said.put("restart", String.valueOf(service.restart()));
        said.put("labels", new TreeMap<>(service.labels()));
        said.forEach((key, value) -> facts.put(service.name() + " " + key, value.toString()));
    }

    private static String word(Condition condition) {
        return CONDITIONS.get(condition.ordinal());
    }

    private static String build(Build build) {
        return String.join(
                " ",
                String.valueOf(build.remote() == null ? build.context() : build.remote()),
                String.valueOf(build.remote() == null ? build.dockerfile() : null),
                String.valueOf(build.inline()),
                set(build.args()).toString(),
                String.valueOf(build.target()),
                new TreeMap<>(build.additionalContexts()).toString());
    }

    /// Compose does not show arguments that nobody sets.
    private static Map<String, String> set(Map<String, @Nullable String> args) {
        Map<String, String> set = new TreeMap<>();
        args.forEach((key, value) -> {
            if (value != null) {
                set.put(key, value);
            }
        });
        return set;
    }

    private static String port(Port port) {
        String published =
                port.published() == null || port.published().equals(port.publishedEnd())
                        ? String.valueOf(port.published())
                        : port.published() + "-" + port.publishedEnd();
        return port.hostAddress()
                + " "
                + published
                + " "
                + port.target()
                + port.protocol().name().toLowerCase(Locale.ROOT);
    }

    private static String health(Healthcheck check) {
        return check.test()
                + " "
                + check.interval()
                + " "
                + check.timeout()
                + " "
                + check.startPeriod()
                + " "
                + check.startInterval()
                + " "
                + check.retries()
                + " "
                + check.disabled();
    }

    private static String mount(Mount mount) {
        return switch (mount) {
            case Mount.Bind(Path source, String target, boolean readOnly, boolean creates) ->
                    "bind " + source + " " + target + " " + readOnly + " " + creates;
            case Mount.Volume(String volume, String target, boolean readOnly) ->
                    "volume " + volume + " " + target + " " + readOnly;
            case Mount.Anonymous(String target) -> "anonymous " + target;
            case Mount.Memory(String target) -> "memory " + target;
        };
    }

    static Map<String, String> of(JsonValue project) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", project.text("name").orElse(""));
        resources(facts, "volume", project.get("volumes").orElse(null));
        resources(facts, "network", project.get("networks").orElse(null));
        members(project.get("services").orElse(null))
                .forEach((name, service) -> add(facts, project, name, service));
        return facts;
    }

    private static void resources(
            Map<String, String> facts, String kind, @Nullable JsonValue resources) {
        members(resources)
                .forEach((key, value) ->
                        facts.put(
                                kind + " " + key,
                                value.text("name").orElse("")
                                        + value.flag("external").orElse(false)));
    }

    private static Map<String, JsonValue> members(@Nullable JsonValue value) {
        return value instanceof Members members ? members.values() : Map.of();
    }

    private static void add(
            Map<String, String> facts, JsonValue project, String name, JsonValue service) {
        Map<String, Object> said = new TreeMap<>();
        said.put("profiles", texts(service, "profiles"));
        said.put(
                "image",
                service.text("image").orElse(project.text("name").orElse("") + "-" + name));
        said.put("build", service.get("build").map(Facts::build).orElse(""));
        said.put("container", service.text("container_name").orElse("null"));
        said.put(
                "ports",
                service.items("ports").stream()
                        .filter(port -> !"sctp".equals(port.text("protocol").orElse("")))
                        .map(Facts::port)
                        .sorted()
                        .toList());
        List<String> depends = new ArrayList<>();
        members(service.get("depends_on").orElse(null))
                .forEach((key, value) ->
                        depends.add(
                                key
                                        + value.text("condition").orElse("")
                                        + value.flag("required").orElse(false)));
        said.put("depends", depends.stream().sorted().toList());
        said.put("health", service.get("healthcheck").map(Facts::health).orElse(""));
        List<String> networks = new ArrayList<>();
        members(service.get("networks").orElse(null))
                .forEach((key, value) -> networks.add(key + texts(value, "aliases")));
        said.put("networks", networks.stream().sorted().toList());
        List<String> mounts = new ArrayList<>();
        service.items("volumes").forEach(volume -> mounts.add(mount(volume)));
        texts(service, "tmpfs").forEach(text -> mounts.add("memory " + text.replaceAll(":.*", "")));
        said.put("mounts", mounts.stream().sorted().toList());
        said.put("environment", values(service.get("environment").orElse(null)));
        said.put("command", texts(service, "command"));
        List<String> gpus = new ArrayList<>();
        service.get("deploy")
                .flatMap(deploy -> deploy.get("resources"))
                .flatMap(resources -> resources.get("reservations"))
                .ifPresent(reservations ->
                        reservations.items("devices").stream()
                                .filter(device -> texts(device, "capabilities").contains("gpu"))
                                .forEach(device -> gpus.add(gpu(device))));
        service.items("gpus").forEach(device -> gpus.add(gpu(device)));
        said.put("gpus", gpus);
        said.put("mode", service.text("network_mode").orElse("null"));
        said.put("runtime", service.text("runtime").orElse("null"));
        said.put("restart", service.text("restart").orElse("null"));
        said.put("labels", values(service.get("labels").orElse(null)));
        said.forEach((key, value) -> facts.put(name + " " + key, value.toString()));
    }

    private static List<String> texts(JsonValue value, String key) {
        return value.items(key).stream().map(Facts::text).toList();
    }

    private static String text(JsonValue value) {
        return value instanceof Text(String text) ? text : "null";
    }

    private static Map<String, String> values(@Nullable JsonValue value) {
        Map<String, String> values = new TreeMap<>();
        members(value).forEach((key, each) -> values.put(key, text(each)));
        return values;
    }

    private static String build(JsonValue build) {
        String context = build.text("context").orElse("");
        boolean remote = !context.startsWith("/");
        String inline = build.text("dockerfile_inline").orElse("null");
        String dockerfile =
                inline.equals("null") && !remote
                        ? Path.of(context)
                                .resolve(build.text("dockerfile").orElse(""))
                                .normalize()
                                .toString()
                        : "null";
        return String.join(
                " ",
                context,
                dockerfile,
                inline,
                values(build.get("args").orElse(null)).toString(),
                build.text("target").orElse("null"),
                values(build.get("additional_contexts").orElse(null)).toString());
    }

    private static String port(JsonValue port) {
        String published = port.text("published").orElse("null");
        return port.text("host_ip").orElse("null")
                + " "
                + (published.equals("0") ? "null" : published)
                + " "
                + port.whole("target").orElse(0L)
                + port.text("protocol").orElse("");
    }

    private static String health(JsonValue check) {
        List<String> test = texts(check, "test");
        boolean disabled = check.flag("disable").orElse(false) || test.equals(List.of("NONE"));
        return (disabled ? List.of() : test)
                + " "
                + duration(check, "interval")
                + " "
                + duration(check, "timeout")
                + " "
                + duration(check, "start_period")
                + " "
                + duration(check, "start_interval")
                + " "
                + check.whole("retries").map(String::valueOf).orElse("null")
                + " "
                + disabled;
    }

    /// Compose writes `1m30s`, which ISO-8601 writes as `PT1M30S`.
    private static @Nullable Duration duration(JsonValue check, String key) {
        String text = check.text(key).orElse("");
        if (text.isEmpty()) {
            return null;
        }
        return text.endsWith("ms") || text.endsWith("µs") || text.endsWith("ns")
                ? DurationText.parse(text)
                : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }

    private static String mount(JsonValue volume) {
        String target = volume.text("target").orElse("");
        boolean readOnly = volume.flag("read_only").orElse(false);
        String source = volume.text("source").orElse("");
        return switch (volume.text("type").orElse("")) {
            case "bind" ->
                    "bind "
                            + source
                            + " "
                            + target
                            + " "
                            + readOnly
                            + " "
                            + volume.get("bind")
                                    .flatMap(bind -> bind.flag("create_host_path"))
                                    .orElse(false);
            case "tmpfs" -> "memory " + target;
            default ->
                    source.isEmpty()
                            ? "anonymous " + target
                            : "volume " + source + " " + target + " " + readOnly;
        };
    }

    private static String gpu(JsonValue device) {
        long count = device.whole("count").orElse(-1L);
        List<String> ids = texts(device, "device_ids");
        List<String> capabilities = texts(device, "capabilities");
        return device.text("driver").orElse("null")
                + (count < 0 || !ids.isEmpty() ? "null" : count)
                + ids
                + (capabilities.isEmpty() ? List.of("gpu") : capabilities);
    }
}
