package dev.vox.cli;

import dev.vox.config.VoxFile;
import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.probe.ServiceProber;
import dev.vox.progress.Progress;
import dev.vox.stack.ProbedHealth;
import dev.vox.stack.ProcPortOwners;
import dev.vox.stack.StackService;
import dev.vox.stack.compose.ComposeParts;
import dev.vox.stack.compose.image.ToolImage;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.read.ComposeFiles;
import dev.vox.stack.compose.model.read.ComposeFiles.Search;
import dev.vox.stack.compose.model.read.ComposeReader;
import dev.vox.stack.compose.ready.Readiness;
import dev.vox.stack.docker.DockerObserver;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes what the commands of a stack in containers work with.
final class ContainerComposition {
    private static final Duration STAGING = Duration.ofMinutes(2);

    private final Supplier<StackService> embedded;
    private final InstantSource clock;

    ContainerComposition(Supplier<StackService> embedded, InstantSource clock) {
        this.embedded = embedded;
        this.clock = clock;
    }

    ComposeParts parts() {
        return new ComposeParts(
                DockerObserver::new,
                new Files(),
                (engine, project, request, progress) ->
                        new Readiness(engine, new ServiceProber(), System::nanoTime)
                                .begin(request, progress),
                new ServiceProber(),
                new ProbedHealth(new ServiceProber()),
                new Images(),
                new ProcPortOwners(Path.of("/proc")),
                embedded.get(),
                clock);
    }

    /// Only a stack of the tool's own images takes what it stages.
    private static final class Images implements ComposeParts.Images {
        @Override
        public Set<String> unstaged(Project project, ComposeModel model) {
            Set<String> ours = ours(project, model);
            return ours.isEmpty() || image().isStaged(project) ? Set.of() : ours;
        }

        @Override
        public void stage(Project project, ComposeModel model, Progress progress)
                throws InterruptedException {
            if (!ours(project, model).isEmpty()) {
                var _ = image().stage(project, STAGING, progress);
            }
        }

        private static Set<String> ours(Project project, ComposeModel model) {
            return model.services().stream()
                    .filter(service -> ToolImage.isOurs(project, service))
                    .map(Service::name)
                    .collect(Collectors.toSet());
        }

        private static ToolImage image() {
            return new ToolImage(Launch.current(), Build.current().id());
        }
    }

    private static final class Files implements ComposeParts.Files {
        @Override
        public Optional<Path> first(Project project, VoxFile vox, Map<String, String> environment) {
            return find(project, vox, environment).map(files -> files.files().getFirst());
        }

        @Override
        public ComposeModel read(Project project, VoxFile vox, Map<String, String> environment) {
            return ComposeReader.read(find(project, vox, environment).orElseThrow(), environment);
        }

        private static Optional<ComposeFiles> find(
                Project project, VoxFile vox, Map<String, String> environment) {
            return ComposeFiles.find(new Search(project.root(), vox, environment));
        }
    }
}
