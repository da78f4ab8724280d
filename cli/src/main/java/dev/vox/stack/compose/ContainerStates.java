package dev.vox.stack.compose;

import dev.vox.stack.ContainerService;
import dev.vox.stack.ContainerService.State;
import dev.vox.stack.compose.observe.Container;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says of each service how it is, from what the engine lists.
final class ContainerStates {
    private ContainerStates() {}

    /// The services that are wanted and those that are there besides, by name; of several containers the worst counts.
    ///
    /// @param wanted by name
    /// @param oneShots those that are done when they have ended with 0
    static List<ContainerService> of(
            Collection<Container> containers, Set<String> wanted, Set<String> oneShots) {
        Set<String> names = new TreeSet<>(wanted);
        containers.forEach(container -> names.add(container.service()));
        List<ContainerService> services = new ArrayList<>();
        for (String name : names) {
            services.add(
                    containers.stream()
                            .filter(container -> container.service().equals(name))
                            .map(each -> of(each, wanted.contains(name), oneShots.contains(name)))
                            .max(Comparator.comparing(ContainerService::state))
                            .orElseGet(() -> missing(name)));
        }
        return List.copyOf(services);
    }

    private static ContainerService missing(String name) {
        return new ContainerService(name, true, State.MISSING, null, null, null, null, List.of());
    }

    private static ContainerService of(Container container, boolean wanted, boolean oneShot) {
        Integer exit = exitCode(container);
        return new ContainerService(
                container.service(),
                wanted,
                state(container, wanted, oneShot, exit),
                exit,
                container.name(),
                container.image(),
                container.running() ? EngineWords.uptime(container.status()) : null,
                container.ports().stream()
                        .map(ContainerStates::text)
                        .distinct()
                        .sorted()
                        .collect(Collectors.toList()));
    }

    private static String text(Container.Published port) {
        return port.hostAddress()
                + ":"
                + port.hostPort()
                + "->"
                + port.containerPort()
                + "/"
                + port.protocol();
    }

    private static State state(
            Container container, boolean wanted, boolean oneShot, @Nullable Integer exit) {
        return switch (container.state()) {
            case RUNNING -> running(container);
            case PAUSED -> State.PAUSED;
            case RESTARTING -> State.RESTARTING;
            case CREATED -> wanted ? State.STARTING : State.STOPPED;
            case REMOVING -> State.STOPPED;
            case EXITED -> ended(wanted, oneShot, exit);
            case DEAD -> State.CRASHED;
        };
    }

    private static State running(Container container) {
        Container.Health health = container.health();
        if (health == null) {
            return State.RUNNING;
        }
        return switch (health) {
            case STARTING -> State.STARTING;
            case HEALTHY -> State.HEALTHY;
            case UNHEALTHY -> State.UNHEALTHY;
        };
    }

    private static State ended(boolean wanted, boolean oneShot, @Nullable Integer exit) {
        boolean well = exit != null && exit == 0;
        if (well && oneShot) {
            return State.DONE;
        }
        return well || !wanted ? State.STOPPED : State.CRASHED;
    }

    /// Of one that has ended.
    static @Nullable Integer exitCode(Container container) {
        if (container.state() != Container.State.EXITED) {
            return null;
        }
        return EngineWords.exitCode(container.status());
    }
}
