package dev.vox.stack.compose.plan;

import dev.vox.config.VoxFile.Role;
import dev.vox.profile.ComposeRun;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Chooses the services of a model.
final class Selecting {
    private static final String EVERY_PROFILE = "*";
    private static final String ADAPTER = "ADAPTER_TYPE";

    private final ComposeModel model;
    private final Roles roles;
    private final SelectionProblems said;

    Selecting(ComposeModel model, Roles roles) {
        this.model = model;
        this.roles = roles;
        this.said = new SelectionProblems(model, roles);
    }

    /// What a profile's way of running comes to in this file.
    ///
    /// @param profiles of Compose that are the model's own
    /// @param worker null when there is none
    /// @param lent whether the worker is another model's, which is told to speak with this one
    /// @param problem null when the file has what is asked for
    record Choice(
            Set<String> profiles,
            @Nullable String worker,
            boolean lent,
            @Nullable Problem problem) {}

    ServiceSelection select(ServiceWish wish) {
        Choice choice = choice(wish);
        Set<String> on = new TreeSet<>(choice.profiles());
        on.addAll(switchedOn(wish));
        Set<String> rivals =
                roles.all(Role.WORKER).stream()
                        .filter(worker -> isRival(worker, choice))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted =
                closure(names(service -> service.isIn(on) && !rivals.contains(service.name())));
        rivals.removeAll(wanted);
        List<Problem> problems = new ArrayList<>();
        if (choice.problem() != null) {
            problems.add(choice.problem());
        }
        return new ServiceSelection(
                on, wanted, rivals, choice.worker(), problems, warnings(wish, choice, on, rivals));
    }

    ServiceSelection infra() {
        Set<String> wanted =
                closure(
                        names(service ->
                                service.profiles().isEmpty()
                                        && !roles.is(service.name(), Role.WORKER)
                                        && !roles.is(service.name(), Role.ORCHESTRATOR)));
        return new ServiceSelection(Set.of(), wanted, Set.of(), null, List.of(), List.of());
    }

    Choice choice(ServiceWish wish) {
        @Nullable ComposeRun run = wish.run();
        if (run == null) {
            return new Choice(Set.of(), null, false, said.unsaid(wish));
        }
        Set<String> missing = new TreeSet<>(run.profiles());
        missing.removeAll(model.profiles());
        @Nullable String worker = run.worker();
        if (worker == null) {
            return missing.isEmpty() ? own(run) : lent(wish, run, missing);
        }
        return named(wish, run, worker, missing);
    }

    /// The profile names the service that speaks. Where that always runs, a profile that the file has not switches nothing on.
    private Choice named(ServiceWish wish, ComposeRun run, String worker, Set<String> missing) {
        Set<String> on = new TreeSet<>(run.profiles());
        on.removeAll(missing);
        boolean always = model.find(worker).filter(each -> each.profiles().isEmpty()).isPresent();
        if (!missing.isEmpty() && !always) {
            return new Choice(on, worker, false, said.missingProfile(wish, missing));
        }
        if (model.find(worker).isEmpty()) {
            return new Choice(on, worker, false, said.missingWorker(wish, worker));
        }
        boolean runs = model.find(worker).filter(each -> each.isIn(on)).isPresent();
        return new Choice(on, worker, false, runs ? null : said.sleepingWorker(wish, worker));
    }

    /// The profile names none: the worker is the one that its profiles switch on, else one that always runs.
    private Choice own(ComposeRun run) {
        Set<String> on = new TreeSet<>(run.profiles());
        List<Service> workers = workers(service -> service.isIn(on));
        @Nullable String worker =
                workers.stream()
                        .min(Comparator.comparing((Service each) -> each.profiles().isEmpty()))
                        .map(Service::name)
                        .orElse(null);
        return new Choice(on, worker, false, null);
    }

    /// Where the file has no profile for it, any worker serves it: one without a GPU, and one that always runs, come first.
    private Choice lent(ServiceWish wish, ComposeRun run, Set<String> missing) {
        Set<String> on = new TreeSet<>(run.profiles());
        on.removeAll(missing);
        List<Service> workers =
                workers(service -> true).stream()
                        .sorted(
                                Comparator.comparing(CpuOverride::wantsGpu)
                                        .thenComparing(each -> !each.profiles().isEmpty()))
                        .toList();
        if (workers.isEmpty()) {
            return new Choice(on, null, false, said.missingProfile(wish, missing));
        }
        Service lender = workers.getFirst();
        lender.profiles().stream()
                .min(
                        Comparator.comparingInt(this::breadth)
                                .thenComparing(Comparator.naturalOrder()))
                .ifPresent(on::add);
        return new Choice(on, lender.name(), true, null);
    }

    /// How much a profile switches on.
    private int breadth(String profile) {
        return names(service -> service.profiles().contains(profile)).size();
    }

    /// A worker that only profiles of other models switch on.
    private boolean isRival(String worker, Choice choice) {
        return !worker.equals(choice.worker())
                && model.find(worker)
                        .filter(service -> !service.isIn(choice.profiles()))
                        .isPresent();
    }

    private Set<String> switchedOn(ServiceWish wish) {
        return wish.switchedOn().contains(EVERY_PROFILE) ? model.profiles() : wish.switchedOn();
    }

    private Set<String> names(Predicate<Service> which) {
        return model.services().stream()
                .filter(which)
                .map(Service::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Service> workers(Predicate<Service> which) {
        return model.services().stream()
                .filter(service -> roles.is(service.name(), Role.WORKER))
                .filter(which)
                .toList();
    }

    /// With everything that the services depend on, as far as the file has it.
    private Set<String> closure(Collection<String> first) {
        Set<String> all = new TreeSet<>(first);
        Deque<String> open = new ArrayDeque<>(first);
        while (!open.isEmpty()) {
            model.find(open.removeFirst()).stream()
                    .flatMap(service -> service.dependsOn().stream())
                    .filter(Service.Dependency::required)
                    .map(Service.Dependency::service)
                    .filter(name -> model.find(name).isPresent())
                    .filter(all::add)
                    .forEach(open::addLast);
        }
        return all;
    }

    private List<String> warnings(
            ServiceWish wish, Choice choice, Set<String> on, Set<String> rivals) {
        List<String> warnings = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(wish.switchedOn());
        unknown.removeAll(model.profiles());
        unknown.remove(EVERY_PROFILE);
        for (String profile : unknown) {
            warnings.add(
                    "COMPOSE_PROFILES names "
                            + profile
                            + ", which no service of "
                            + said.files()
                            + " has; "
                            + said.offered());
        }
        rivals.stream()
                .filter(rival -> model.find(rival).filter(each -> each.isIn(on)).isPresent())
                .forEach(rival ->
                        warnings.add(
                                rival
                                        + " stays out, though COMPOSE_PROFILES switches it"
                                        + " on: it is the worker of another model"));
        lentWarning(wish, choice, warnings);
        return warnings;
    }

    private void lentWarning(ServiceWish wish, Choice choice, List<String> warnings) {
        if (!choice.lent() || choice.worker() == null) {
            return;
        }
        @Nullable String adapter =
                model.find(choice.worker())
                        .map(service -> service.environment().get(ADAPTER))
                        .orElse(null);
        if (!wish.family().equals(adapter)) {
            warnings.add(
                    choice.worker()
                            + " does not take "
                            + ADAPTER
                            + " from the environment"
                            + (adapter == null ? "" : " (it has " + adapter + ")")
                            + ": it may speak with its own model rather than with "
                            + wish.profile());
        }
    }
}
