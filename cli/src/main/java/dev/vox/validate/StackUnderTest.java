package dev.vox.validate;

import dev.vox.stack.ContainerService;
import dev.vox.stack.ContainerStack;
import dev.vox.stack.RunState;
import dev.vox.stack.StackStatus;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A stack that is up.
///
/// @param backend `embedded` or `compose`
/// @param model the default model; empty when it is not known
/// @param mode the orchestrator's mode; empty when it is not known
/// @param addresses as this host reaches them, by what listens: `websocket` (`ws://…`), `health`, `metrics` of the worker and `orchestrator-metrics` (`http://…`), `grpc` (`grpc://…`), `redis` (`redis://…`)
/// @param containers by service; empty for an embedded stack
public record StackUnderTest(
        String backend,
        String model,
        String mode,
        Map<String, URI> addresses,
        Map<String, String> containers) {
    public StackUnderTest {
        addresses = Map.copyOf(addresses);
        containers = Map.copyOf(containers);
    }

    private static final String ORCHESTRATOR_METRICS = "orchestrator-metrics";

    /// The stack of a status; empty when nothing of it runs.
    public static Optional<StackUnderTest> of(StackStatus status) {
        return switch (status) {
            case StackStatus.Up up -> Optional.of(embedded(up.run()));
            case StackStatus.Containers containers -> inContainers(containers.stack());
            case StackStatus.Down _, StackStatus.Crashed _ -> Optional.empty();
        };
    }

    private static StackUnderTest embedded(RunState run) {
        return new StackUnderTest(
                run.backend(), run.model(), run.mode(), addresses(run.endpoints()), Map.of());
    }

    private static Optional<StackUnderTest> inContainers(ContainerStack stack) {
        Map<String, String> containers = new HashMap<>();
        Map<String, URI> addresses = new HashMap<>(addresses(stack.endpoints()));
        for (ContainerService service : stack.services()) {
            if (service.container() != null && service.uptime() != null) {
                containers.put(service.name(), service.container());
                redis(service).ifPresent(address -> addresses.putIfAbsent("redis", address));
            }
        }
        return containers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new StackUnderTest(
                                "compose",
                                Objects.requireNonNullElse(stack.model(), ""),
                                Objects.requireNonNullElse(stack.mode(), ""),
                                addresses,
                                containers));
    }

    /// The port that a service publishes its Redis server at, if it is one.
    private static Optional<URI> redis(ContainerService service) {
        return service.ports().stream()
                .filter(port -> port.endsWith("->6379/tcp"))
                .map(port -> port.substring(0, port.indexOf("->")))
                .map(host -> host.substring(host.lastIndexOf(':') + 1))
                .map(port -> URI.create("redis://localhost:" + port))
                .findFirst();
    }

    private static Map<String, URI> addresses(List<RunState.Endpoint> endpoints) {
        Map<String, URI> addresses = new HashMap<>();
        endpoints.forEach(each -> addresses.putIfAbsent(each.purpose(), each.address()));
        URI health = addresses.get("health");
        if (health != null) {
            addresses.put(ORCHESTRATOR_METRICS, health.resolve("/metrics"));
        }
        return addresses;
    }

    /// Where something listens.
    public Optional<URI> address(String what) {
        return Optional.ofNullable(addresses.get(what));
    }
}
