package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Image;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is done to the container of each service. Services are asked for in the order in which they start.
///
/// | there is | done |
/// |---|---|
/// | no container, or one that is being removed | create |
/// | one whose image is built or fetched before, or is newer than it | recreate |
/// | one whose service is described otherwise now | recreate |
/// | one that shares the network of a container that is put anew | recreate, forced |
/// | one that is unhealthy, crashes over and over, is paused or dead | recreate, forced: to start it again would change nothing |
/// | one that ended, or never started | start |
/// | a one-shot service that ended with 0 | keep |
/// | one that runs and that something else started | adopt |
/// | one that runs | keep |
final class ContainerSteps {
    private static final Pattern EXIT = Pattern.compile("\\((-?[0-9]+)\\)");
    private static final String SHARED_NETWORK = "service:";
    private static final int OTHER_EXIT = -1;

    private final ComposeTarget target;
    private final ComposeObserved observed;
    private final ImageSteps images;
    private final Set<String> oneShots;
    private final Map<String, ComposeStep> decided = new HashMap<>();

    ContainerSteps(ComposeTarget target, ComposeObserved observed, ImageSteps images) {
        this.target = target;
        this.observed = observed;
        this.images = images;
        this.oneShots = Roles.oneShots(target.model());
    }

    /// The step of a service that the model has.
    ComposeStep step(String name) {
        Service service = target.model().find(name).orElseThrow();
        List<ComposeStep> steps =
                observed.containers().stream()
                        .filter(container -> container.service().equals(name))
                        .map(container -> step(service, container))
                        .toList();
        ComposeStep step =
                steps.stream()
                        .min(Comparator.comparingInt(ContainerSteps::weight))
                        .orElseGet(() -> new ComposeStep.Create(name, "it has no container"));
        decided.put(name, step);
        return step;
    }

    /// Of several containers of one service, the one that needs the most decides.
    private static int weight(ComposeStep step) {
        return switch (step) {
            case ComposeStep.Recreate(_, boolean forced, _) -> forced ? 0 : 1;
            case ComposeStep.Create _ -> 2;
            case ComposeStep.Start _ -> 3;
            case ComposeStep.Adopt _ -> 4;
            case ComposeStep.Keep _,
                    ComposeStep.Build _,
                    ComposeStep.Pull _,
                    ComposeStep.Stage _,
                    ComposeStep.Stop _,
                    ComposeStep.StopEmbedded _ ->
                    5;
        };
    }

    private ComposeStep step(Service service, Container container) {
        String name = service.name();
        if (container.state() == Container.State.REMOVING) {
            return new ComposeStep.Create(name, "its container is being removed");
        }
        return replaced(service, container)
                .<ComposeStep>map(cause -> new ComposeStep.Recreate(name, false, cause))
                .or(() ->
                        forced(service, container)
                                .map(cause -> new ComposeStep.Recreate(name, true, cause)))
                .orElseGet(() -> left(service, container));
    }

    /// Why Compose puts a new container in this one's place.
    private Optional<String> replaced(Service service, Container container) {
        String image = service.image();
        if (images.builds(image)) {
            return Optional.of("its image is built anew");
        }
        if (images.pulls(image)) {
            return Optional.of("its image is fetched anew");
        }
        @Nullable Image there = observed.images().get(image);
        if (there != null && !there.id().equals(container.imageId())) {
            return Optional.of("image " + image + " is newer than its container");
        }
        return started(service, container)
                .filter(started -> !started.fingerprint().equals(service.fingerprint()))
                .map(_ -> "its configuration has changed");
    }

    private Optional<ComposeObserved.Started> started(Service service, Container container) {
        return Optional.ofNullable(observed.started().get(service.name()))
                .filter(started -> started.containerId().equals(container.id()));
    }

    /// Why a container that Compose would leave alone is put anew.
    private Optional<String> forced(Service service, Container container) {
        Optional<String> network = lostNetwork(service);
        if (network.isPresent()) {
            return network;
        }
        return switch (container.state()) {
            case RESTARTING -> Optional.of("it crashes over and over" + code(container));
            case DEAD -> Optional.of("the engine has given it up: it is dead");
            case PAUSED -> Optional.of("it is paused");
            case RUNNING ->
                    container.health() == Container.Health.UNHEALTHY
                            ? Optional.of("it runs, but is unhealthy")
                            : Optional.empty();
            case CREATED, EXITED, REMOVING -> Optional.empty();
        };
    }

    private static String code(Container container) {
        int code = exitCode(container);
        return code == OTHER_EXIT ? "" : ": it exits with " + code;
    }

    private Optional<String> lostNetwork(Service service) {
        @Nullable String mode = service.networkMode();
        if (mode == null || !mode.startsWith(SHARED_NETWORK)) {
            return Optional.empty();
        }
        String other = mode.substring(SHARED_NETWORK.length());
        return Optional.ofNullable(decided.get(other))
                .filter(step ->
                        step instanceof ComposeStep.Recreate || step instanceof ComposeStep.Create)
                .map(_ -> "it shares the network of " + other + ", which gets a new container");
    }

    /// What becomes of a container that is not replaced.
    private ComposeStep left(Service service, Container container) {
        String name = service.name();
        return switch (container.state()) {
            case CREATED -> new ComposeStep.Start(name, "it was made, but never started");
            case EXITED, DEAD, REMOVING -> ended(name, container);
            case RUNNING, PAUSED, RESTARTING -> running(service, container);
        };
    }

    private ComposeStep ended(String name, Container container) {
        int code = exitCode(container);
        if (oneShots.contains(name)) {
            return code == 0
                    ? new ComposeStep.Keep(name, "it is done: it exited with 0")
                    : new ComposeStep.Start(
                            name, "it exited with " + code + ", and others wait for its success");
        }
        return new ComposeStep.Start(
                name, code == OTHER_EXIT ? "it is stopped" : "it exited with " + code);
    }

    private ComposeStep running(Service service, Container container) {
        String name = service.name();
        if (started(service, container).isEmpty()) {
            return new ComposeStep.Adopt(
                    name, "it runs, but something else started it: Compose compares it");
        }
        boolean starting = container.health() == Container.Health.STARTING;
        return new ComposeStep.Keep(
                name, starting ? "it runs, and is becoming healthy" : "it is what is wanted");
    }

    /// From the engine's words: `Exited (1) 3 seconds ago`, `Restarting (1) 5 seconds ago`.
    private static int exitCode(Container container) {
        Matcher code = EXIT.matcher(container.status());
        return code.find() ? Integer.parseInt(code.group(1)) : OTHER_EXIT;
    }
}
