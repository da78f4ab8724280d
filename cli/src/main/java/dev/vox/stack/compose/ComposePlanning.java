package dev.vox.stack.compose;

import dev.vox.config.VoxFile.Role;
import dev.vox.profile.ComposeRun;
import dev.vox.profile.Profile;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.compose.image.ToolImage;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.compose.plan.BuildContexts;
import dev.vox.stack.compose.plan.BuildPolicy;
import dev.vox.stack.compose.plan.Checks;
import dev.vox.stack.compose.plan.ComposeObserved;
import dev.vox.stack.compose.plan.ComposePlan;
import dev.vox.stack.compose.plan.ComposePlanner;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.compose.plan.ComposeTarget;
import dev.vox.stack.compose.plan.FactFinder;
import dev.vox.stack.compose.plan.Roles;
import dev.vox.stack.compose.plan.ServiceSelection;
import dev.vox.stack.compose.plan.ServiceWish;
import dev.vox.stack.plan.Findings;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks at what there is and has a plan made of it. Nothing is touched.
final class ComposePlanning {
    private static final String THIS_TOOL = "this tool";

    private final ComposeParts parts;

    ComposePlanning(ComposeParts parts) {
        this.parts = parts;
    }

    /// The plan of a request.
    Planned plan(ComposeRequest request, ContainerObserver engine) throws InterruptedException {
        ComposeModel model = request.model();
        Roles roles = roles(request);
        ServiceSelection selection = selection(request, roles);
        Set<String> unstaged = unstaged(request, selection.wanted());
        BuildContexts.Digests digests = digests(request, selection.wanted(), unstaged);
        ComposeTarget target = selection.target(model, digests.contexts(), request.builds());
        ComposeObserved observed = observe(request, target, engine);
        Set<String> changing = ComposePlanner.changing(target, observed);
        Findings findings = findings(target, observed, changing, unstaged, engine);
        ComposePlan plan =
                ComposePlanner.plan(
                        target,
                        observed,
                        joined(selection.problems(), digests.problems(), findings.problems()),
                        joined(selection.warnings(), findings.warnings()));
        return new Planned(
                target, observed, staging(plan, unstaged), roles, orchestrator(roles, target));
    }

    /// A plan that changes nothing needs no check.
    private Findings findings(
            ComposeTarget target,
            ComposeObserved observed,
            Set<String> changing,
            Set<String> unstaged,
            ContainerObserver engine) {
        return changing.isEmpty()
                ? Findings.NONE
                : Checks.of(
                        target,
                        changing,
                        new FactFinder(engine, parts.owners())
                                .gather(target, observed, changing)
                                .having(contexts(target.model(), unstaged)));
    }

    /// The services whose image is built from what is staged before.
    private Set<String> unstaged(ComposeRequest request, Set<String> wanted) {
        if (request.builds() == BuildPolicy.NEVER) {
            return Set.of();
        }
        Set<String> unstaged =
                new HashSet<>(parts.images().unstaged(request.project(), request.model()));
        unstaged.retainAll(wanted);
        return unstaged;
    }

    /// What is staged anew is another thing than what was: its digest is not known before.
    private BuildContexts.Digests digests(
            ComposeRequest request, Set<String> wanted, Set<String> unstaged)
            throws InterruptedException {
        Set<String> there = new HashSet<>(wanted);
        there.removeAll(unstaged);
        BuildContexts.Digests known =
                new BuildContexts(request.project().state().resolve("cache"), parts.clock())
                        .of(request.model(), there);
        Map<String, String> contexts = new HashMap<>(known.contexts());
        unstaged.forEach(service -> contexts.put(service, THIS_TOOL));
        return new BuildContexts.Digests(contexts, known.problems());
    }

    private static Set<Path> contexts(ComposeModel model, Set<String> services) {
        return services.stream()
                .flatMap(name -> model.find(name).stream())
                .flatMap(service -> Optional.ofNullable(service.build()).stream())
                .flatMap(build -> Optional.ofNullable(build.context()).stream())
                .map(Path::normalize)
                .collect(Collectors.toSet());
    }

    private static ComposePlan staging(ComposePlan plan, Set<String> unstaged) {
        if (unstaged.isEmpty()) {
            return plan;
        }
        List<ComposeStep> steps = new ArrayList<>();
        steps.add(
                new ComposeStep.Stage(
                        ToolImage.CONTEXT,
                        "images of this vox and a Java runtime are built from it, and it is not"
                                + " there as this vox makes it"));
        steps.addAll(plan.steps());
        return new ComposePlan(steps, plan.problems(), plan.warnings());
    }

    private static ServiceSelection selection(ComposeRequest request, Roles roles) {
        return switch (request.extent()) {
            case STACK -> ServiceSelection.of(request.model(), roles, wish(request));
            case INFRASTRUCTURE -> ServiceSelection.infra(request.model(), roles);
        };
    }

    /// What each service of the files is.
    static Roles roles(ComposeRequest request) {
        return Roles.of(
                request.model(),
                request.vox(),
                request.configuration().catalogue().profiles().stream()
                        .map(Profile::compose)
                        .flatMap(run -> Optional.ofNullable(run).map(ComposeRun::worker).stream())
                        .toList());
    }

    static ServiceWish wish(ComposeRequest request) {
        Profile profile = request.configuration().profile();
        return new ServiceWish(
                profile.name(),
                profile.family(),
                profile.compose(),
                switchedOn(request.environment()));
    }

    private static Set<String> switchedOn(Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("COMPOSE_PROFILES", "").split(","))
                .map(String::strip)
                .filter(profile -> !profile.isEmpty())
                .collect(Collectors.toSet());
    }

    private static @Nullable String orchestrator(Roles roles, ComposeTarget target) {
        return roles.all(Role.ORCHESTRATOR).stream()
                .filter(target.wanted()::contains)
                .findFirst()
                .orElse(null);
    }

    private static ComposeObserved observe(
            ComposeRequest request, ComposeTarget target, ContainerObserver engine) {
        Optional<RunFolder> folder = RunFolder.find(request.project());
        Long embedded =
                folder.flatMap(RunFolder::read)
                        .filter(run -> folder.get().isAlive(run))
                        .map(RunState::process)
                        .map(process -> process.pid())
                        .orElse(null);
        List<Container> containers = engine.containers(request.model().name());
        Set<String> references = new HashSet<>();
        for (String wanted : target.wanted()) {
            request.model().find(wanted).ifPresent(service -> references.add(service.image()));
        }
        Map<String, Image> images = engine.images(references);
        return new ComposeObserved(
                containers,
                images,
                folder.flatMap(ComposeRecord::read)
                        .filter(record -> record.name().equals(request.model().name()))
                        .map(ComposeRecord::started)
                        .orElse(Map.of()),
                embedded);
    }

    @SafeVarargs
    private static <T> List<T> joined(List<T>... lists) {
        List<T> all = new ArrayList<>();
        for (List<T> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
