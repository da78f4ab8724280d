package dev.vox.stack.compose;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.stack.FolderLock;
import dev.vox.stack.RunFolder;
import dev.vox.stack.StartTurn;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.plan.BuildContexts;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.compose.ready.Awaiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Builds images anew, and puts new containers in the place of those that run.
public final class ComposeRebuild {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final ComposeParts parts;
    private final ComposePlanning planning;

    public ComposeRebuild(ComposeParts parts) {
        this.parts = parts;
        this.planning = new ComposePlanning(parts);
    }

    /// What came of it.
    ///
    /// @param built the services whose images are new
    /// @param recreated those of them that ran, and run with the new image now
    public record Rebuilt(List<String> built, List<String> recreated, Duration elapsed) {
        public Rebuilt {
            built = List.copyOf(built);
            recreated = List.copyOf(recreated);
        }
    }

    /// Builds and recreates.
    ///
    /// @param services that are built; empty for all that the model wants
    /// @param cold whether nothing of earlier builds is used
    /// @throws MissingPrerequisite when no such service is built here
    public Rebuilt rebuild(
            ComposeRequest request, Set<String> services, boolean cold, Progress progress)
            throws InterruptedException {
        long begun = System.nanoTime();
        try (ContainerObserver engine = parts.engines().connect(request.environment())) {
            RunFolder folder = RunFolder.create(request.project());
            try (FolderLock _ = StartTurn.take(folder, request.timeout(), progress)) {
                parts.images().stage(request.project(), request.model(), progress);
                Planned planned = planning.plan(request, engine);
                List<ComposeStep.Build> builds = builds(request, planned, services);
                ComposeCli cli = new ComposeCli(request::masked);
                new ComposeBuild(request, cli, folder, progress)
                        .build(builds, cold ? List.of("--no-cache") : List.of());
                List<String> names = builds.stream().map(ComposeStep::service).toList();
                List<String> running = running(engine, request, names);
                recreate(request, planned, engine, cli, running, progress);
                record(request, planned, folder, engine);
                return new Rebuilt(names, running, Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }

    private List<ComposeStep.Build> builds(
            ComposeRequest request, Planned planned, Set<String> services)
            throws InterruptedException {
        Collection<String> asked = services.isEmpty() ? planned.target().wanted() : services;
        Set<String> built = new TreeSet<>();
        request.model().services().stream()
                .filter(service -> service.build() != null && asked.contains(service.name()))
                .forEach(service -> built.add(service.name()));
        if (built.isEmpty()) {
            throw new MissingPrerequisite(
                    "[rebuild] none of "
                            + String.join(", ", new TreeSet<>(asked))
                            + " is built here",
                    "those that are built: " + String.join(", ", buildable(request)));
        }
        Map<String, String> digests =
                new BuildContexts(request.project().state().resolve("cache"), parts.clock())
                        .of(request.model(), built)
                        .contexts();
        return built.stream()
                .map(name ->
                        new ComposeStep.Build(
                                name,
                                request.model().find(name).map(Service::image).orElse(name),
                                digests.getOrDefault(name, ""),
                                "asked for"))
                .toList();
    }

    private static List<String> buildable(ComposeRequest request) {
        return request.model().services().stream()
                .filter(service -> service.build() != null)
                .map(Service::name)
                .toList();
    }

    private static List<String> running(
            ContainerObserver engine, ComposeRequest request, List<String> names) {
        return engine.containers(request.model().name()).stream()
                .filter(Container::running)
                .map(Container::service)
                .filter(names::contains)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    private void recreate(
            ComposeRequest request,
            Planned planned,
            ContainerObserver engine,
            ComposeCli cli,
            List<String> services,
            Progress progress)
            throws InterruptedException {
        if (services.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("up", "-d", "--no-build", "--no-deps"));
        words.addAll(services);
        cli.compose(request.everything(), request.timeout().plus(MARGIN), line -> {}, words);
        try (Awaiting awaiting =
                new ComposeReadiness(parts).begin(request, planned, services, engine, progress)) {
            awaiting.settled();
            var _ = awaiting.await();
        }
    }

    /// A stack that is up is as the record says, with new containers; one that is not up has no record.
    private void record(
            ComposeRequest request, Planned planned, RunFolder folder, ContainerObserver engine) {
        ComposeRecord.read(folder)
                .ifPresent(before ->
                        new Recording(parts.clock(), request, planned, folder)
                                .moved(before, engine.containers(request.model().name())));
    }
}
