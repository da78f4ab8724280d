package dev.vox.stack.compose.plan;

import dev.vox.config.VoxFile;
import dev.vox.config.VoxFile.ProbeWord;
import dev.vox.config.VoxFile.Role;
import dev.vox.env.Settings;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What each service of a Compose file is: `vox.yaml` says it, else the profiles' workers, else its name or image.
public final class Roles {
    private static final int REDIS_PORT = 6379;

    /// What known programs answer on, by the last word of their image's name.
    private static final Map<String, Page> PAGES =
            Map.of(
                    "prometheus", new Page(9090, "/-/ready"),
                    "grafana", new Page(3000, "/api/health"),
                    "livekit-server", new Page(7880, "/"));

    private final Map<String, Part> parts;

    private Roles(Map<String, Part> parts) {
        this.parts = parts;
    }

    private record Page(int port, String path) {}

    /// Finds out what every service is.
    ///
    /// @param workers the services that the known profiles name as the one that speaks
    public static Roles of(ComposeModel model, VoxFile file, Collection<String> workers) {
        Set<String> completed = oneShots(model);
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Service service : model.services()) {
            Optional<VoxFile.ServiceEntry> entry =
                    Optional.ofNullable(file.services().get(service.name()));
            boolean oneShot = completed.contains(service.name());
            Role role =
                    entry.map(VoxFile.ServiceEntry::role)
                            .orElseGet(() -> role(service, oneShot, workers));
            ProbeWord probe =
                    entry.map(VoxFile.ServiceEntry::probe)
                            .orElseGet(() -> probe(service, role, oneShot));
            parts.put(service.name(), part(service, role, probe, oneShot));
        }
        return new Roles(parts);
    }

    /// The part of a service.
    ///
    /// @return empty when the file has no such service
    public Optional<Part> find(String service) {
        return Optional.ofNullable(parts.get(service));
    }

    /// The services of a role, in the file's order.
    public List<String> all(Role role) {
        return parts.values().stream()
                .filter(part -> part.role() == role)
                .map(Part::service)
                .toList();
    }

    /// Whether a service has a role.
    public boolean is(String service, Role role) {
        return find(service).filter(part -> part.role() == role).isPresent();
    }

    /// The services whose completion others wait for.
    static Set<String> oneShots(ComposeModel model) {
        return model.services().stream()
                .flatMap(service -> service.dependsOn().stream())
                .filter(dependency -> dependency.condition() == Service.Condition.COMPLETED)
                .map(Service.Dependency::service)
                .collect(Collectors.toSet());
    }

    private static Role role(Service service, boolean oneShot, Collection<String> workers) {
        String name = service.name();
        if (workers.contains(name)) {
            return Role.WORKER;
        }
        if (Role.byName(program(service)) == Role.REGISTRY) {
            return Role.REGISTRY;
        }
        Role named = Role.byName(name);
        return oneShot && named == Role.WORKER ? Role.OTHER : named;
    }

    private static ProbeWord probe(Service service, Role role, boolean oneShot) {
        if (oneShot) {
            return ProbeWord.NONE;
        }
        return switch (role) {
            case ORCHESTRATOR -> ProbeWord.WEBSOCKET;
            case WORKER -> ProbeWord.GRPC;
            case REGISTRY -> ProbeWord.REDIS;
            case OTHER -> {
                if (PAGES.containsKey(program(service))) {
                    yield ProbeWord.HTTP;
                }
                yield firstPort(service) == null ? ProbeWord.NONE : ProbeWord.TCP;
            }
        };
    }

    private static Part part(Service service, Role role, ProbeWord probe, boolean oneShot) {
        @Nullable Page page = PAGES.get(program(service));
        boolean http = probe == ProbeWord.HTTP;
        @Nullable Integer port =
                switch (probe) {
                    case GRPC -> port(service, Settings.GRPC_PORT.variable(), 7001);
                    case WEBSOCKET -> port(service, Settings.WEBSOCKET_PORT.variable(), 8080);
                    case REDIS -> port(service, "REDIS_PORT", REDIS_PORT);
                    case HTTP -> page == null ? firstPort(service) : Integer.valueOf(page.port());
                    case TCP -> firstPort(service);
                    case NONE -> null;
                };
        String path = http && page != null ? page.path() : "/";
        return new Part(service.name(), role, probe, port, path, oneShot);
    }

    /// The usual port where the service shows it, else what its variable says, else the first that it shows, else the usual.
    private static Integer port(Service service, String variable, int usual) {
        List<Integer> shown = shown(service);
        if (shown.contains(usual)) {
            return usual;
        }
        @Nullable String said = service.environment().get(variable);
        if (said != null && said.matches("[1-9][0-9]{0,4}")) {
            return Integer.valueOf(said);
        }
        return shown.isEmpty() ? Integer.valueOf(usual) : shown.getFirst();
    }

    private static @Nullable Integer firstPort(Service service) {
        List<Integer> shown = shown(service);
        return shown.isEmpty() ? null : shown.getFirst();
    }

    private static List<Integer> shown(Service service) {
        return service.ports().stream()
                .filter(port -> port.protocol() == Service.Protocol.TCP)
                .map(Service.Port::target)
                .toList();
    }

    /// The last word of an image's name: `redis` of `docker.io/library/redis:7-alpine`.
    private static String program(Service service) {
        String path = service.image().split("@", 2)[0];
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.split(":", 2)[0];
    }
}
