package dev.vox.stack;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A stack that runs in containers.
///
/// @param name of the Compose project
/// @param model that it speaks with; null when nobody wrote it down
/// @param profile of that model; null when nobody wrote it down
/// @param mode of the orchestrator; null when nobody wrote it down
/// @param startedAt when `vox` last changed something; null when it never did
/// @param services those that are wanted, and those that are there besides, by name
/// @param endpoints where its services are reached from this machine
public record ContainerStack(
        String name,
        @Nullable String model,
        @Nullable String profile,
        @Nullable String mode,
        @Nullable Instant startedAt,
        List<ContainerService> services,
        List<RunState.Endpoint> endpoints) {
    public ContainerStack {
        services = List.copyOf(services);
        endpoints = List.copyOf(endpoints);
    }

    /// Whether every service that is wanted is well.
    public boolean healthy() {
        return services.stream().allMatch(service -> !service.wanted() || service.well());
    }

    /// Whether anything of it is on its way, and the rest is well.
    public boolean starting() {
        return !healthy()
                && services.stream()
                        .filter(ContainerService::wanted)
                        .allMatch(service ->
                                service.well()
                                        || service.state() == ContainerService.State.STARTING);
    }

    /// The endpoint of a purpose, when there is one.
    public Optional<RunState.Endpoint> find(String purpose) {
        return endpoints.stream().filter(each -> each.purpose().equals(purpose)).findFirst();
    }
}
