package dev.vox.stack.compose;

import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.stack.RunState.Endpoint;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.plan.Part;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the services of a stack are reached from this machine: by the ports that they publish.
final class Endpoints {
    private static final Set<String> ANY = Set.of("", "0.0.0.0", "::");
    private static final int USUAL_WEBSOCKET = 8080;
    private static final int USUAL_HEALTH = 8081;

    private final ComposeRequest request;
    private final Planned planned;

    Endpoints(ComposeRequest request, Planned planned) {
        this.request = request;
        this.planned = planned;
    }

    List<Endpoint> of(List<Container> containers) {
        List<Endpoint> endpoints = new ArrayList<>();
        String orchestrator = planned.orchestrator();
        if (orchestrator != null) {
            int port = websocketPort(orchestrator);
            int health = said(orchestrator, Settings.HEALTH_PORT).orElse(USUAL_HEALTH);
            add(endpoints, orchestrator, "websocket", "ws", "", port, containers);
            add(endpoints, orchestrator, "health", "http", "/health", health, containers);
        }
        String worker = planned.target().worker();
        if (worker != null) {
            Integer port = planned.roles().find(worker).map(Part::port).orElse(null);
            if (port != null) {
                add(endpoints, worker, "grpc", "grpc", "", port, containers);
            }
        }
        return endpoints;
    }

    /// The port of the container that the orchestrator's own variable names, else the usual one where it is shown, else the first.
    private int websocketPort(String orchestrator) {
        List<Integer> shown =
                request.model().find(orchestrator).orElseThrow().ports().stream()
                        .map(Service.Port::target)
                        .toList();
        int usual =
                shown.isEmpty() || shown.contains(USUAL_WEBSOCKET)
                        ? USUAL_WEBSOCKET
                        : shown.getFirst();
        return said(orchestrator, Settings.WEBSOCKET_PORT).orElse(usual);
    }

    /// The port that a variable of a service names; empty when it names none.
    private Optional<Integer> said(String service, Setting<Integer> setting) {
        Service orchestrator = request.model().find(service).orElseThrow();
        return Optional.ofNullable(orchestrator.environment().get(setting.variable()))
                .filter(said -> said.matches("[1-9][0-9]{0,4}"))
                .map(Integer::valueOf);
    }

    private static void add(
            List<Endpoint> endpoints,
            String service,
            String purpose,
            String scheme,
            String path,
            int port,
            List<Container> containers) {
        published(service, port, containers)
                .map(each -> scheme + "://" + host(each) + ":" + each.hostPort() + path)
                .ifPresent(address ->
                        endpoints.add(new Endpoint(service, purpose, URI.create(address))));
    }

    private static Optional<Container.Published> published(
            String service, int port, List<Container> containers) {
        return containers.stream()
                .filter(container -> container.service().equals(service))
                .flatMap(container -> container.ports().stream())
                .filter(each -> each.containerPort() == port && each.protocol().equals("tcp"))
                .findFirst();
    }

    private static String host(Container.Published port) {
        String address = port.hostAddress();
        if (ANY.contains(address)) {
            return "localhost";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
