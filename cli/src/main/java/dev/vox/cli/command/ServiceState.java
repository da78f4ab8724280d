package dev.vox.cli.command;

import dev.vox.stack.Health;
import dev.vox.stack.RunState;
import dev.vox.stack.StackStatus;
import dev.vox.text.Line;
import dev.vox.text.Style;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A service of a stack that is up, as status shows it.
///
/// @param name `orchestrator`, `worker`, `registry`
/// @param endpoints where it listens; none for what lives inside of another service
/// @param state `ready`, `starting`, `failing`, `unknown`
/// @param problem why it fails; empty when it does not
record ServiceState(String name, List<RunState.Endpoint> endpoints, String state, String problem) {
    private static final String READY = "ready";

    ServiceState {
        endpoints = List.copyOf(endpoints);
    }

    static List<ServiceState> all(StackStatus.Up up) {
        return List.of(of(up, "orchestrator"), of(up, "worker"), of(up, "registry"));
    }

    /// The whole stack in a word.
    static String word(StackStatus status) {
        return switch (status) {
            case StackStatus.Down _ -> "down";
            case StackStatus.Crashed _ -> "crashed";
            case StackStatus.Containers containers -> ContainerViews.word(containers.stack());
            case StackStatus.Up up ->
                    switch (up.run().phase()) {
                        case STARTING -> "starting";
                        case READY -> up.healthy() ? "healthy" : "unhealthy";
                    };
        };
    }

    Line styled() {
        if (!problem.isEmpty()) {
            return Line.of(Style.FAIL, state).and(": " + problem);
        }
        return Line.of(state.equals(READY) ? Style.OK : Style.WARN, state);
    }

    Map<String, Object> json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("state", state);
        fields.put("problem", problem);
        fields.put(
                "endpoints",
                endpoints.stream()
                        .map(endpoint -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("purpose", endpoint.purpose());
                            one.put("address", endpoint.address());
                            return one;
                        })
                        .toList());
        return fields;
    }

    private static ServiceState of(StackStatus.Up up, String name) {
        List<RunState.Endpoint> endpoints =
                up.run().endpoints().stream()
                        .filter(endpoint -> endpoint.service().equals(name))
                        .toList();
        return switch (up.run().phase()) {
            case STARTING -> new ServiceState(name, endpoints, "starting", "");
            case READY -> asked(up.health(), name, endpoints);
        };
    }

    /// The orchestrator is asked about the others: while it is silent, nothing is known of them.
    private static ServiceState asked(
            Health health, String name, List<RunState.Endpoint> endpoints) {
        String unanswered = health.problem();
        if (unanswered != null && health.checks().isEmpty()) {
            return name.equals("orchestrator")
                    ? new ServiceState(name, endpoints, "failing", unanswered)
                    : new ServiceState(name, endpoints, "unknown", "");
        }
        String problem = health.checks().getOrDefault(name, "");
        return new ServiceState(name, endpoints, problem.isEmpty() ? READY : "failing", problem);
    }
}
