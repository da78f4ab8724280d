package dev.vox.stack;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A stack that runs in containers.
///
/// @param name of the Compose project
/// @param model that it speaks with; null when nobody wrote it down
/// @param profile of that model; null when nobody wrote it down
/// @param mode of the orchestrator; null when nobody wrote it down
/// @param startedAt when `vox` last changed something; null when it never did
/// @param services those that are wanted, and those that are there besides, by name
/// @param endpoints where its services are reached from this machine
/// @param health what the orchestrator says of itself; null when it has no health page that is known
public record ContainerStack(
        String name,
        @Nullable String model,
        @Nullable String profile,
        @Nullable String mode,
        @Nullable Instant startedAt,
        List<ContainerService> services,
        List<RunState.Endpoint> endpoints,
        @Nullable Health health) {
    public ContainerStack {
        services = List.copyOf(services);
        endpoints = List.copyOf(endpoints);
    }

    /// Whether every service that is wanted is well, and the orchestrator says so too.
    public boolean healthy() {
        return problem() == null && wanted().allMatch(ContainerService::well);
    }

    /// Whether anything of it is on its way, and the rest is well.
    public boolean starting() {
        return wanted().anyMatch(ContainerStack::starting)
                && wanted().allMatch(service -> service.well() || starting(service));
    }

    private static boolean starting(ContainerService service) {
        return service.state() == ContainerService.State.STARTING;
    }

    private Stream<ContainerService> wanted() {
        return services.stream().filter(ContainerService::wanted);
    }

    /// What the orchestrator lacks, by its own word; null when nothing, or when it was not asked.
    public @Nullable String problem() {
        return health == null ? null : health.problem();
    }

    /// Sessions that are open; null when nobody said.
    public @Nullable Integer sessions() {
        return health == null ? null : health.sessions();
    }

    /// The endpoint of a purpose, when there is one.
    public Optional<RunState.Endpoint> find(String purpose) {
        return endpoints.stream().filter(each -> each.purpose().equals(purpose)).findFirst();
    }
}
