package dev.vox.stack.compose;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.stack.FolderLock;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.StartTurn;
import dev.vox.stack.compose.CleanPlan.Sized;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Volume;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Deletes what a project's stack has left: containers, networks, volumes, images that were built for it, and the tool's own
/// logs and records. Volumes that keep downloaded models stay unless they are asked for.
public final class ComposeClean {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration TURN = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration EMBEDDED_GRACE = Duration.ofSeconds(3);

    /// The kernel's lock on it is held meanwhile.
    private static final Set<String> KEPT_FILES = Set.of("start.lock", "stack.lock");

    private final ComposeParts parts;

    public ComposeClean(ComposeParts parts) {
        this.parts = parts;
    }

    /// What would be deleted.
    ///
    /// @param caches whether volumes that keep downloaded models go too
    public CleanPlan plan(Project project, Map<String, String> environment, boolean caches) {
        Optional<RunFolder> folder = RunFolder.find(project);
        Long embedded =
                folder.flatMap(RunFolder::read)
                        .filter(run -> folder.get().isAlive(run))
                        .map(RunState::process)
                        .map(process -> process.pid())
                        .orElse(null);
        List<Path> folders = folders(project);
        return ComposeSite.whole(parts, project, environment)
                .map(site -> plan(site, caches, folders, embedded))
                .orElseGet(() -> nothingInContainers(folders, embedded));
    }

    private static CleanPlan nothingInContainers(List<Path> folders, @Nullable Long embedded) {
        return new CleanPlan(
                "", List.of(), List.of(), List.of(), List.of(), List.of(), folders, embedded);
    }

    private CleanPlan plan(
            ComposeSite site, boolean caches, List<Path> folders, @Nullable Long embedded) {
        try (ContainerObserver engine = parts.engines().connect(site.environment())) {
            String name = site.name();
            List<Container> containers = engine.containers(name);
            List<Sized> volumes = new ArrayList<>();
            List<Sized> kept = new ArrayList<>();
            for (Volume volume : engine.volumes(name)) {
                boolean cache = !caches && ModelCaches.has(volume.key(), targets(site, volume));
                (cache ? kept : volumes).add(new Sized(volume.name(), volume.bytes()));
            }
            return new CleanPlan(
                    name,
                    containers.stream().map(Container::name).toList(),
                    networks(site, containers),
                    volumes,
                    kept,
                    images(site, engine),
                    folders,
                    embedded);
        } catch (MissingPrerequisite e) {
            if (site.record() == null) {
                return nothingInContainers(folders, embedded);
            }
            throw e;
        }
    }

    private static List<String> targets(ComposeSite site, Volume volume) {
        ComposeModel model = site.model();
        return model == null
                ? List.of()
                : model.services().stream()
                        .flatMap(service -> service.mounts().stream())
                        .flatMap(mount ->
                                mount instanceof Service.Mount.Volume own
                                                && own.volume().equals(volume.key())
                                        ? Stream.of(own.target())
                                        : Stream.empty())
                        .toList();
    }

    /// Compose makes those of the file when it makes the first container.
    private static List<String> networks(ComposeSite site, List<Container> containers) {
        ComposeModel model = site.model();
        if (model == null || containers.isEmpty()) {
            return List.of();
        }
        Set<String> names = new TreeSet<>();
        boolean usual = model.networks().stream().noneMatch(each -> each.key().equals("default"));
        model.networks().stream()
                .filter(network -> !network.external())
                .forEach(network -> names.add(network.name()));
        if (usual
                && model.services().stream()
                        .anyMatch(service ->
                                service.networkMode() == null
                                        && service.networks().stream()
                                                .allMatch(
                                                        use -> use.network().equals("default")))) {
            names.add(model.name() + "_default");
        }
        return List.copyOf(names);
    }

    private static List<String> images(ComposeSite site, ContainerObserver engine) {
        ComposeModel model = site.model();
        if (model == null) {
            return List.of();
        }
        Set<String> built = new TreeSet<>();
        model.services().stream()
                .filter(service -> service.build() != null)
                .forEach(service -> built.add(service.image()));
        return built.isEmpty()
                ? List.of()
                : List.copyOf(new TreeSet<>(engine.images(built).keySet()));
    }

    private static List<Path> folders(Project project) {
        return Stream.of(project.logs(), project.run())
                .filter(Files::isDirectory)
                .filter(folder -> !contents(folder).isEmpty())
                .toList();
    }

    /// Deletes it.
    ///
    /// @throws OperationFailed naming what could not be deleted
    public void clean(
            Project project,
            Map<String, String> environment,
            CleanPlan plan,
            UnaryOperator<String> masked,
            Progress progress)
            throws InterruptedException {
        if (plan.nothing()) {
            return;
        }
        var _ = parts.embedded().down(project, EMBEDDED_GRACE, progress);
        RunFolder folder = RunFolder.create(project);
        try (FolderLock _ = StartTurn.take(folder, TURN, progress)) {
            Optional<ComposeSite> site = ComposeSite.whole(parts, project, environment);
            if (site.isPresent() && !plan.project().isEmpty()) {
                remove(site.get(), plan, masked, progress);
            }
            plan.folders().forEach(each -> contents(each).forEach(ComposeClean::delete));
        }
    }

    /// Volumes without a name go with their containers; networks go after them.
    private static void remove(
            ComposeSite site, CleanPlan plan, UnaryOperator<String> masked, Progress progress)
            throws InterruptedException {
        ComposeCli cli = new ComposeCli(masked);
        ComposeScope scope = site.everything();
        if (!plan.containers().isEmpty()) {
            String grace = Long.toString(GRACE.toSeconds());
            cli.docker(scope, DEADLINE, docker(List.of("stop", "-t", grace), plan.containers()));
            cli.docker(scope, DEADLINE, docker(List.of("rm", "--force", "-v"), plan.containers()));
        }
        ComposeDown.remove(site, GRACE, masked, progress);
        if (!plan.volumes().isEmpty()) {
            List<String> names = plan.volumes().stream().map(Sized::name).toList();
            cli.docker(scope, DEADLINE, docker(List.of("volume", "rm"), names));
        }
        if (!plan.images().isEmpty()) {
            cli.docker(scope, DEADLINE, docker(List.of("image", "rm"), plan.images()));
        }
    }

    private static List<String> docker(List<String> words, List<String> names) {
        return Stream.concat(words.stream(), names.stream()).toList();
    }

    private static List<Path> contents(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !KEPT_FILES.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void delete(Path path) {
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                contents(path).forEach(ComposeClean::delete);
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new OperationFailed("[" + path + "] cannot be deleted: " + e.getMessage());
        }
    }
}
