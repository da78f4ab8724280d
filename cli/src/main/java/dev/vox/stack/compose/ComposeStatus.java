package dev.vox.stack.compose;

import dev.vox.config.VoxFile;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.ContainerService;
import dev.vox.stack.ContainerStack;
import dev.vox.stack.Health;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.StackStatus;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Says what is up in a project, whichever backend runs it.
public final class ComposeStatus {
    private static final Duration HEALTH_DEADLINE = Duration.ofMillis(500);

    private final ComposeParts parts;

    public ComposeStatus(ComposeParts parts) {
        this.parts = parts;
    }

    /// An embedded stack that is up, else containers, else what is left of an embedded one.
    ///
    /// @param process the process's own variables, which name the engine; the short way needs no others
    /// @param layers those of the project's files too, which its Compose files may ask for
    /// @throws MissingPrerequisite when containers were started, and no engine answers to say how they are
    public StackStatus status(
            Project project, Map<String, String> process, Supplier<Map<String, String>> layers) {
        if (embeddedIsUp(project)) {
            return parts.embedded().status(project);
        }
        boolean recorded = RunFolder.find(project).flatMap(ComposeRecord::read).isPresent();
        if (!recorded && !hasFile(project, process)) {
            return parts.embedded().status(project);
        }
        return containers(project, recorded ? process : layers.get())
                .map(StackStatus.class::cast)
                .orElseGet(() -> parts.embedded().status(project));
    }

    private boolean hasFile(Project project, Map<String, String> process) {
        try {
            return parts.files().first(project, VoxFile.read(project), process).isPresent();
        } catch (InvalidConfiguration e) {
            return false;
        }
    }

    static boolean embeddedIsUp(Project project) {
        Optional<RunFolder> folder = RunFolder.find(project);
        Optional<RunState> run = folder.flatMap(RunFolder::read);
        return run.isPresent() && folder.get().isAlive(run.get());
    }

    /// The containers of a project; empty when it has none.
    Optional<StackStatus.Containers> containers(Project project, Map<String, String> environment) {
        return ComposeSite.quick(parts, project, environment).flatMap(this::containers);
    }

    private Optional<StackStatus.Containers> containers(ComposeSite site) {
        CompletableFuture<@Nullable Health> health = health(site.record());
        List<Container> containers;
        try (ContainerObserver engine = parts.engines().connect(site.environment())) {
            containers = engine.containers(site.name());
        } catch (MissingPrerequisite e) {
            if (site.record() == null) {
                return Optional.empty();
            }
            throw e;
        }
        return containers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new StackStatus.Containers(
                                site.project(),
                                stack(site.name(), site.record(), containers, health)));
    }

    /// What containers are that have just been listed.
    StackStatus.Containers of(Project project, String name, List<Container> containers) {
        ComposeRecord record =
                RunFolder.find(project)
                        .flatMap(ComposeRecord::read)
                        .filter(read -> read.name().equals(name))
                        .orElse(null);
        return new StackStatus.Containers(project, stack(name, record, containers, health(record)));
    }

    /// Asks the health page that was written down, beside whatever else is asked meanwhile; null when there is none.
    private CompletableFuture<@Nullable Health> health(@Nullable ComposeRecord record) {
        URI page = record == null ? null : health(record.endpoints());
        if (page == null) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.supplyAsync(
                () -> parts.health().ask(page, HEALTH_DEADLINE),
                asking -> Thread.ofPlatform().daemon().name("vox-health-page").start(asking));
    }

    private static @Nullable URI health(List<RunState.Endpoint> endpoints) {
        for (RunState.Endpoint endpoint : endpoints) {
            if (endpoint.purpose().equals("health")) {
                return endpoint.address();
            }
        }
        return null;
    }

    private static ContainerStack stack(
            String name,
            @Nullable ComposeRecord record,
            List<Container> containers,
            CompletableFuture<@Nullable Health> health) {
        if (record == null) {
            Set<String> there =
                    containers.stream().map(Container::service).collect(Collectors.toSet());
            return new ContainerStack(
                    name,
                    null,
                    null,
                    null,
                    null,
                    ContainerStates.of(containers, there, there),
                    List.of(),
                    null);
        }
        List<ContainerService> services =
                ContainerStates.of(containers, wanted(record, false), wanted(record, true));
        return new ContainerStack(
                name,
                record.model().isEmpty() ? null : record.model(),
                record.profile().orElse(null),
                record.mode().isEmpty() ? null : record.mode(),
                record.startedAt(),
                services,
                record.endpoints(),
                counted(record, services, health));
    }

    /// What is known of the orchestrator's health. Where its container does not run, the engine's word is enough.
    private static @Nullable Health counted(
            ComposeRecord record,
            List<ContainerService> services,
            CompletableFuture<@Nullable Health> asked) {
        for (ContainerService service : services) {
            if (service.name().equals(record.orchestrator()) && service.uptime() == null) {
                return null;
            }
        }
        Health health = asked.join();
        return health != null && health.page() ? health : null;
    }

    private static Set<String> wanted(ComposeRecord record, boolean oneShots) {
        return record.services().stream()
                .filter(entry -> !oneShots || entry.oneShot())
                .map(ComposeRecord.Entry::service)
                .collect(Collectors.toSet());
    }
}
