package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.Service.Condition;
import dev.vox.stack.compose.model.Service.Dependency;
import dev.vox.stack.compose.model.Service.EnvFile;
import dev.vox.stack.compose.model.Service.GpuReservation;
import dev.vox.stack.compose.model.Service.NetworkUse;
import dev.vox.stack.compose.model.tree.Nodes;
import dev.vox.stack.compose.model.tree.ProjectTree;
import dev.vox.stack.compose.model.tree.Relocation;
import dev.vox.stack.compose.model.tree.ScalarText;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a service of a tree.
final class ServiceReader {
    private static final String GPU = "gpu";
    private static final List<String> NAMESPACES =
            List.of("network_mode", "ipc", "pid", "uts", "cgroup");
    private static final String OF_SERVICE = "service:";

    private final Relocation paths;
    private final ProjectTree tree;
    private final Mistakes mistakes;
    private final VariablesReader variables;
    private final BuildReader builds;
    private final MountReader mounts;
    private final Fingerprint fingerprint;

    ServiceReader(Path folder, ProjectTree tree, Mistakes mistakes) {
        this.paths = new Relocation(folder, tree.variables().get("HOME"));
        this.tree = tree;
        this.mistakes = mistakes;
        this.variables = new VariablesReader(folder, tree.variables(), mistakes);
        this.builds = new BuildReader(paths, tree.variables());
        this.mounts = new MountReader(paths);
        this.fingerprint = new Fingerprint(tree.root());
    }

    Service read(String name, Place place, Mapping mapping) {
        Fields fields = new Fields(mapping, name, mistakes);
        String image = fields.text("image");
        Service.Build build = builds.read(fields);
        if (image == null && build == null) {
            mistakes.add(
                    place, "service '%s' has neither 'image' nor 'build'; add one".formatted(name));
        }
        List<EnvFile> envFiles = envFiles(fields);
        Map<String, @Nullable String> environment = variables.environment(fields, envFiles);
        Map<String, String> labels = variables.labels(fields, paths);
        String shown = image == null ? tree.name() + "-" + name : image;
        return new Service(
                name,
                place,
                fields.texts("profiles"),
                shown,
                build,
                fields.text("container_name"),
                PortReader.ports(fields),
                dependencies(fields),
                HealthcheckReader.read(fields),
                networks(fields),
                mounts.read(fields),
                envFiles,
                environment,
                command(fields),
                gpus(fields),
                fields.text("network_mode"),
                fields.text("runtime"),
                fields.text("restart"),
                labels,
                fingerprint.of(mapping, shown, environment, labels));
    }

    private List<EnvFile> envFiles(Fields service) {
        List<EnvFile> files = new ArrayList<>();
        for (Fields file : service.sections("env_file")) {
            String path = file.text("path");
            if (path == null) {
                mistakes.add(
                        file.mapping().place(),
                        "an env_file of '%s' has no path; add 'path: FILE'"
                                .formatted(service.name()));
            } else {
                files.add(
                        new EnvFile(
                                Path.of(paths.joined(path)),
                                file.flag("required", true),
                                file.place("path")));
            }
        }
        return files;
    }

    private List<Dependency> dependencies(Fields service) {
        Map<String, Dependency> found = new LinkedHashMap<>();
        for (Entry entry : service.entries("depends_on")) {
            if (entry.value() instanceof Mapping mapping) {
                Fields said = new Fields(mapping, service.name() + ".depends_on", mistakes);
                found.put(
                        entry.key(),
                        new Dependency(entry.key(), condition(said), said.flag("required", true)));
            } else {
                service.wrong("depends_on." + entry.key(), "a mapping", entry.value());
            }
        }
        for (String implied : implied(service)) {
            found.putIfAbsent(implied, new Dependency(implied, Condition.STARTED, true));
        }
        return List.copyOf(found.values());
    }

    private static Condition condition(Fields said) {
        String text = said.text("condition");
        return switch (text == null ? "" : text) {
            case "", "service_started" -> Condition.STARTED;
            case "service_healthy" -> Condition.HEALTHY;
            case "service_completed_successfully" -> Condition.COMPLETED;
            default -> {
                YamlNode value = said.at("condition");
                if (value != null) {
                    said.wrong(
                            "condition",
                            "service_started, service_healthy or service_completed_successfully",
                            value);
                }
                yield Condition.STARTED;
            }
        };
    }

    /// What a service cannot be without, as Compose sees it: links, shared namespaces and volumes of others.
    private static List<String> implied(Fields service) {
        List<String> implied = new ArrayList<>();
        service.texts("links").forEach(link -> implied.add(before(link)));
        for (String namespace : NAMESPACES) {
            String shared = service.text(namespace);
            if (shared != null && shared.startsWith(OF_SERVICE)) {
                implied.add(shared.substring(OF_SERVICE.length()));
            }
        }
        service.texts("volumes_from").stream()
                .filter(from -> !from.startsWith("container:"))
                .forEach(from -> implied.add(before(from)));
        return implied;
    }

    private static String before(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    private List<NetworkUse> networks(Fields service) {
        if (service.at("network_mode") != null) {
            return List.of();
        }
        List<NetworkUse> uses = new ArrayList<>();
        for (Entry entry : service.entries("networks")) {
            List<String> aliases =
                    entry.value() instanceof Mapping mapping
                            ? new Fields(mapping, service.name() + ".networks", mistakes)
                                    .texts("aliases")
                            : List.of();
            uses.add(new NetworkUse(entry.key(), aliases));
        }
        return uses.isEmpty() ? List.of(new NetworkUse("default", List.of())) : uses;
    }

    private static List<String> command(Fields service) {
        YamlNode command = service.at("command");
        if (!(command instanceof Scalar scalar)) {
            return service.texts("command");
        }
        List<String> words = CommandText.words(ScalarText.of(scalar));
        if (words == null) {
            service.wrong("command", "a command whose quotes end", command);
            return List.of();
        }
        return words;
    }

    private static List<GpuReservation> gpus(Fields service) {
        List<GpuReservation> gpus = new ArrayList<>();
        Fields deploy = service.section("deploy");
        Fields resources = deploy == null ? null : deploy.section("resources");
        Fields reservations = resources == null ? null : resources.section("reservations");
        if (reservations != null) {
            for (Fields device : reservations.sections("devices")) {
                if (device.texts("capabilities").contains(GPU)) {
                    gpus.add(gpu(device));
                }
            }
        }
        service.sections("gpus").forEach(device -> gpus.add(gpu(device)));
        return gpus;
    }

    private static GpuReservation gpu(Fields device) {
        List<String> capabilities = device.texts("capabilities");
        List<String> ids = device.texts("device_ids");
        if (!ids.isEmpty() && device.at("count") != null) {
            device.mistakes()
                    .add(
                            device.place("count"),
                            "'%s' has both 'count' and 'device_ids'; keep one"
                                    .formatted(device.name()));
        }
        return new GpuReservation(
                device.text("driver"),
                count(device),
                ids,
                capabilities.isEmpty() ? List.of(GPU) : capabilities);
    }

    private static @Nullable Integer count(Fields device) {
        String text = device.text("count");
        boolean all = text == null || text.equalsIgnoreCase("all") || text.equals("-1");
        return all || Nodes.isNothing(device.at("count"))
                ? null
                : device.whole("count", Integer.MAX_VALUE);
    }
}
