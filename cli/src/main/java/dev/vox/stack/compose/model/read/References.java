package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.Service.Dependency;
import dev.vox.stack.compose.model.Service.Mount;
import dev.vox.stack.compose.model.Service.NetworkUse;
import dev.vox.stack.compose.model.tree.ProjectTree;
import dev.vox.text.Nearest;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Notes what services refer to that is not there, and services that wait for each other.
final class References {
    private final ProjectTree tree;
    private final Mistakes mistakes;

    References(ProjectTree tree, Mistakes mistakes) {
        this.tree = tree;
        this.mistakes = mistakes;
    }

    void check(List<Service> services) {
        Map<String, Service> byName = new HashMap<>();
        services.forEach(service -> byName.put(service.name(), service));
        Set<String> volumes = keys("volumes");
        Set<String> networks = keys("networks");
        networks.add("default");
        for (Service service : services) {
            for (Dependency dependency : service.dependsOn()) {
                if (dependency.required()) {
                    known(service, "depends_on", dependency.service(), byName.keySet(), "service");
                }
            }
            for (NetworkUse use : service.networks()) {
                known(service, "networks", use.network(), networks, "network");
            }
            for (Mount mount : service.mounts()) {
                if (mount instanceof Mount.Volume volume) {
                    known(service, "volumes", volume.volume(), volumes, "volume");
                }
            }
            modeAndNetworks(service);
        }
        circles(services, byName);
    }

    private Set<String> keys(String kind) {
        Set<String> keys = new HashSet<>();
        if (YamlNode.find(tree.root(), kind) instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> keys.add(entry.key()));
        }
        return keys;
    }

    private void known(Service service, String key, String name, Set<String> names, String kind) {
        if (!names.contains(name)) {
            String fix =
                    Nearest.to(name, names)
                            .map("did you mean '%s'?"::formatted)
                            .orElse(
                                    kind.equals("service")
                                            ? "add it, or leave it out"
                                            : "add it to '%s' at the top of the file"
                                                    .formatted(key));
            mistakes.add(
                    place(service, key),
                    "service '%s' refers to %s '%s', which is not there; %s"
                            .formatted(service.name(), kind, name, fix));
        }
    }

    private Place place(Service service, String key) {
        if (YamlNode.find(tree.root(), "services") instanceof Mapping services
                && YamlNode.find(services, service.name()) instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (entry.key().equals(key)) {
                    return entry.place();
                }
            }
        }
        return service.place();
    }

    private void modeAndNetworks(Service service) {
        if (service.networkMode() != null
                && YamlNode.find(tree.root(), "services") instanceof Mapping services
                && YamlNode.find(services, service.name()) instanceof Mapping mapping
                && YamlNode.find(mapping, "networks") instanceof Mapping networks
                && !networks.entries().isEmpty()) {
            mistakes.add(
                    place(service, "network_mode"),
                    "service '%s' has both 'network_mode' and 'networks'; keep one"
                            .formatted(service.name()));
        }
    }

    private void circles(List<Service> services, Map<String, Service> byName) {
        Set<String> done = new HashSet<>();
        for (Service service : services) {
            follow(service, byName, new ArrayList<>(), done);
        }
    }

    private void follow(
            Service service, Map<String, Service> byName, List<String> trail, Set<String> done) {
        int start = trail.indexOf(service.name());
        if (start >= 0) {
            List<String> circle = new ArrayList<>(trail.subList(start, trail.size()));
            circle.add(service.name());
            mistakes.add(
                    place(service, "depends_on"),
                    "services wait for each other: %s; leave one of them out"
                            .formatted(String.join(" → ", circle)));
            return;
        }
        if (!done.add(service.name())) {
            return;
        }
        trail.add(service.name());
        for (Dependency dependency : service.dependsOn()) {
            Service next = byName.get(dependency.service());
            if (next != null) {
                follow(next, byName, trail, done);
            }
        }
        trail.removeLast();
    }
}
