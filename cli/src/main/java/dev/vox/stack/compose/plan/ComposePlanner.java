package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.plan.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Decides what leads from the containers that there are to those that are wanted.
public final class ComposePlanner {
    /// The label by which Compose says from which folder a container was made.
    static final String FOLDER_LABEL = "com.docker.compose.project.working_dir";

    private ComposePlanner() {}

    /// The plan.
    ///
    /// A stack that is as it is wanted keeps running, whatever the checks would say of a new start: its plan has no problems.
    ///
    /// @param problems found by [ServiceSelection], [BuildContexts] and [Checks]
    public static ComposePlan plan(
            ComposeTarget target,
            ComposeObserved observed,
            List<Problem> problems,
            List<String> warnings) {
        ImageSteps images = ImageSteps.of(target, observed);
        List<ComposeStep> steps = steps(target, observed, images);
        List<String> said = new ArrayList<>(warnings);
        said.addAll(images.warnings());
        said.addAll(strangers(target, observed));
        elsewhere(target, observed).ifPresent(said::add);
        List<Problem> found = new ArrayList<>(problems);
        found.addAll(images.problems());
        ComposePlan plan = new ComposePlan(steps, found, said);
        boolean settled = !steps.isEmpty() && plan.changesNothing();
        return settled ? new ComposePlan(steps, List.of(), said) : plan;
    }

    /// The services that are not left as they are: what [FactFinder] and [Checks] look at.
    public static Set<String> changing(ComposeTarget target, ComposeObserved observed) {
        return steps(target, observed, ImageSteps.of(target, observed)).stream()
                .filter(ComposeStep::starts)
                .map(ComposeStep::service)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<ComposeStep> steps(
            ComposeTarget target, ComposeObserved observed, ImageSteps images) {
        List<ComposeStep> steps = new ArrayList<>();
        if (observed.embedded() != null) {
            steps.add(
                    new ComposeStep.StopEmbedded(
                            observed.embedded(), "the containers take its place and its ports"));
        }
        steps.addAll(rivals(target, observed));
        steps.addAll(images.steps());
        ContainerSteps containers = new ContainerSteps(target, observed, images);
        StartOrder.of(target.model(), target.wanted()).stream()
                .map(containers::step)
                .forEach(steps::add);
        return steps;
    }

    private static List<ComposeStep> rivals(ComposeTarget target, ComposeObserved observed) {
        String cause =
                target.worker() == null
                        ? "it is the worker of another model"
                        : "it is the worker of another model; " + target.worker() + " speaks";
        return observed.containers().stream()
                .filter(container -> target.rivals().contains(container.service()))
                .filter(ComposePlanner::takesRoom)
                .map(Container::service)
                .distinct()
                .sorted()
                .<ComposeStep>map(service -> new ComposeStep.Stop(service, cause))
                .toList();
    }

    private static boolean takesRoom(Container container) {
        return container.running() || container.state() == Container.State.RESTARTING;
    }

    /// Containers of the project that the file no longer knows: they are left alone, and told.
    private static List<String> strangers(ComposeTarget target, ComposeObserved observed) {
        return observed.containers().stream()
                .filter(ComposePlanner::takesRoom)
                .filter(container -> target.model().find(container.service()).isEmpty())
                .map(container ->
                        container.name()
                                + " runs for this project, though the file has no service "
                                + container.service()
                                + " any more; docker rm -f "
                                + container.name()
                                + " ends it")
                .sorted()
                .toList();
    }

    /// Another folder may have a project of the same name: Compose takes its containers for this one's.
    private static Optional<String> elsewhere(ComposeTarget target, ComposeObserved observed) {
        String here = target.model().folder().toString();
        return observed.containers().stream()
                .map(container -> container.labels().getOrDefault(FOLDER_LABEL, here))
                .filter(folder -> !folder.equals(here))
                .findFirst()
                .map(folder ->
                        "containers of project "
                                + target.model().name()
                                + " were made from "
                                + folder
                                + "; give one of the two another name with compose.name"
                                + " in vox.yaml");
    }
}
