package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whether what services wait for can ever come.
final class DependencyChecks {
    private static final String NO_CHECK = "NONE";

    private final ComposeTarget target;
    private final CheckFacts facts;
    private final List<Problem> problems = new ArrayList<>();

    private DependencyChecks(ComposeTarget target, CheckFacts facts) {
        this.target = target;
        this.facts = facts;
    }

    /// Compose refuses the whole file for one wrong dependency of a service that is on, whether that is wanted or not.
    static List<Problem> of(ComposeTarget target, CheckFacts facts) {
        DependencyChecks checks = new DependencyChecks(target, facts);
        for (Service service : target.model().services()) {
            boolean on = service.isIn(target.profiles());
            if (on || target.wanted().contains(service.name())) {
                service.dependsOn().forEach(dependency -> checks.look(service, dependency));
            }
        }
        checks.problems.addAll(circles(target.model()));
        return checks.problems;
    }

    private void look(Service service, Service.Dependency dependency) {
        Optional<Service> other = target.model().find(dependency.service());
        if (other.isEmpty()) {
            if (dependency.required()) {
                problems.add(undefined(service, dependency));
            }
            return;
        }
        if (!other.get().isIn(target.profiles())) {
            if (dependency.required()) {
                problems.add(off(service, other.get()));
            }
            return;
        }
        boolean waits =
                dependency.condition() == Service.Condition.HEALTHY
                        && target.wanted().contains(service.name());
        if (waits && neverHealthy(other.get())) {
            problems.add(neverHealthy(service, other.get()));
        }
    }

    private static Problem undefined(Service service, Service.Dependency dependency) {
        return new Problem(
                Problem.Kind.CONFIGURATION,
                Places.before(service)
                        + "it depends on "
                        + dependency.service()
                        + ", which the file does not have",
                "define the service, or take it out of depends_on");
    }

    private static Problem off(Service service, Service other) {
        return new Problem(
                Problem.Kind.CONFIGURATION,
                Places.before(service)
                        + "it depends on "
                        + other.name()
                        + ", whose "
                        + (other.profiles().size() == 1 ? "profile " : "profiles ")
                        + String.join(", ", other.profiles())
                        + (other.profiles().size() == 1 ? " is" : " are")
                        + " off: Compose refuses that",
                "switch it on with COMPOSE_PROFILES="
                        + other.profiles().getFirst()
                        + ", or mark the dependency as required: false");
    }

    /// What an image that is not there yet brings, nobody knows.
    private boolean neverHealthy(Service other) {
        Service.@Nullable Healthcheck check = other.healthcheck();
        if (check != null && (check.disabled() || check.test().contains(NO_CHECK))) {
            return true;
        }
        if (check != null && !check.test().isEmpty()) {
            return false;
        }
        @Nullable Image image = facts.images().get(other.image());
        return image != null && other.build() == null && !image.healthcheck();
    }

    private static Problem neverHealthy(Service service, Service other) {
        return new Problem(
                Problem.Kind.CONFIGURATION,
                Places.before(service)
                        + "it waits until "
                        + other.name()
                        + " is healthy, but nothing checks that: neither its service nor image "
                        + other.image()
                        + " has a healthcheck",
                "give "
                        + other.name()
                        + " a healthcheck, or wait for it with condition: service_started");
    }

    /// Every circle of dependencies, each told once, from its first name on.
    private static List<Problem> circles(ComposeModel model) {
        Set<String> told = new TreeSet<>();
        Set<String> done = new TreeSet<>();
        model.services()
                .forEach(service -> follow(model, service.name(), new ArrayList<>(), done, told));
        return told.stream()
                .map(circle ->
                        new Problem(
                                Problem.Kind.CONFIGURATION,
                                "[depends_on] services wait for each other in a circle: " + circle,
                                "take one of these dependencies out"))
                .toList();
    }

    private static void follow(
            ComposeModel model,
            String name,
            List<String> path,
            Set<String> done,
            Set<String> told) {
        int at = path.indexOf(name);
        if (at >= 0) {
            told.add(circle(path.subList(at, path.size())));
            return;
        }
        if (done.contains(name)) {
            return;
        }
        path.add(name);
        model.find(name).stream()
                .flatMap(service -> service.dependsOn().stream())
                .forEach(next -> follow(model, next.service(), path, done, told));
        path.removeLast();
        done.add(name);
    }

    private static String circle(List<String> members) {
        List<String> turned = new ArrayList<>(members);
        Collections.rotate(turned, -turned.indexOf(Collections.min(turned)));
        turned.add(turned.getFirst());
        return String.join(" → ", turned);
    }
}
