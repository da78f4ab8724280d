package dev.vox.stack.compose.model;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A Compose project: every service of its files, those of profiles that are off included, with every variable replaced.
///
/// Source: the Compose Specification, as Compose 2.26 reads it.
///
/// @param name of the project, as containers are labelled with
/// @param folder that relative paths are relative to
/// @param files in the order in which they were merged
/// @param services by name, sorted
/// @param volumes those that the file names at its top, sorted by key
/// @param networks those that the file names at its top, sorted by key
public record ComposeModel(
        String name,
        Path folder,
        List<Path> files,
        List<Service> services,
        List<NamedVolume> volumes,
        List<Network> networks) {
    public ComposeModel {
        files = List.copyOf(files);
        services = List.copyOf(services);
        volumes = List.copyOf(volumes);
        networks = List.copyOf(networks);
    }

    /// A volume that the file names.
    ///
    /// @param key as services name it
    /// @param name as the engine knows it: `<project>_<key>` unless the file says otherwise
    /// @param external whether it belongs to somebody else, who makes and deletes it
    public record NamedVolume(String key, String name, boolean external) {}

    /// A network that the file names.
    ///
    /// @param key as services name it
    /// @param name as the engine knows it
    /// @param external whether it belongs to somebody else
    public record Network(String key, String name, boolean external) {}

    /// The service of a name.
    public Optional<Service> find(String service) {
        return services.stream().filter(each -> each.name().equals(service)).findFirst();
    }

    /// Every profile that a service names, sorted.
    public Set<String> profiles() {
        return services.stream()
                .flatMap(service -> service.profiles().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The services that run when these profiles are on: those without a profile, and those with one of them.
    public List<Service> enabled(Collection<String> profiles) {
        return services.stream().filter(service -> service.isIn(profiles)).toList();
    }
}
