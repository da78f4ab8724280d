package dev.vox.cli.command;

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
/// @param state `ready`, `starting`, `failing`
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
            case READY -> {
                String problem = problem(up, name);
                yield new ServiceState(
                        name, endpoints, problem.isEmpty() ? READY : "failing", problem);
            }
        };
    }

    /// The orchestrator is asked about the others; its own problem is that it does not answer.
    private static String problem(StackStatus.Up up, String name) {
        String unanswered = up.health().problem();
        if (name.equals("orchestrator") && unanswered != null && up.health().checks().isEmpty()) {
            return unanswered;
        }
        return up.health().checks().getOrDefault(name, "");
    }
}
