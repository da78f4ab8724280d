package dev.vox.stack.compose;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.plan.ComposeStep;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Has Compose start services of a plan, each after what it depends on.
///
/// `up` is all it takes, unless a container is to be put anew which Compose would keep, or a service depends on a one-shot service
/// that is done: `up` starts that again, and `up --no-deps` compares with a service that depends on nothing, so that it puts
/// containers anew which are as they should be. Then `create` compares them as they are, and `up` starts what stands still.
final class ComposeStarter {
    /// What Compose gets beyond the wait for the services, whose word is the better one.
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final ComposeRequest request;
    private final Planned planned;
    private final ComposeCli cli;

    ComposeStarter(ComposeRequest request, Planned planned, ComposeCli cli) {
        this.request = request;
        this.planned = planned;
        this.cli = cli;
    }

    /// Starts them, and what they depend on.
    void start(Collection<String> services) throws InterruptedException {
        Set<String> named = new TreeSet<>(services);
        Set<String> forced = forced(named);
        Set<String> done = done(named);
        if (forced.isEmpty() && done.isEmpty()) {
            run(List.of("up", "-d", "--no-build"), named, named);
            return;
        }
        Set<String> standing = without(needed(named), done);
        run(List.of("create", "--no-build"), without(standing, forced), named);
        run(List.of("create", "--no-build", "--force-recreate"), forced, named);
        run(List.of("up", "-d", "--no-build", "--no-deps", "--no-recreate"), standing, named);
    }

    private void run(List<String> words, Set<String> services, Set<String> named)
            throws InterruptedException {
        if (services.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(words);
        all.addAll(services);
        cli.compose(
                request.scope(profiles(named)),
                request.timeout().plus(MARGIN),
                line -> {},
                List.copyOf(all));
    }

    /// Those of the model, and those that switch on what is wanted only as somebody's dependency.
    private Set<String> profiles(Set<String> named) {
        Set<String> profiles = new TreeSet<>(planned.target().profiles());
        for (String each : named) {
            request.model()
                    .find(each)
                    .filter(service -> !service.isIn(profiles))
                    .ifPresent(service -> profiles.addAll(service.profiles()));
        }
        return profiles;
    }

    private Set<String> forced(Set<String> services) {
        return planned.steps(ComposeStep.Recreate.class).stream()
                .filter(ComposeStep.Recreate::forced)
                .map(ComposeStep::service)
                .filter(services::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The one-shot services that these need and that are not to run again.
    private Set<String> done(Set<String> services) {
        Set<String> needed = needed(services);
        return planned.steps(ComposeStep.Keep.class).stream()
                .map(ComposeStep::service)
                .filter(needed::contains)
                .filter(name -> planned.roles().find(name).orElseThrow().oneShot())
                .collect(Collectors.toSet());
    }

    /// These and all that they depend on.
    private Set<String> needed(Set<String> services) {
        Set<String> needed = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(services);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (needed.add(name)) {
                request.model().find(name).stream()
                        .flatMap(service -> service.dependsOn().stream())
                        .map(Service.Dependency::service)
                        .forEach(open::add);
            }
        }
        return needed;
    }

    private static Set<String> without(Set<String> services, Set<String> others) {
        Set<String> rest = new TreeSet<>(services);
        rest.removeAll(others);
        return rest;
    }
}
