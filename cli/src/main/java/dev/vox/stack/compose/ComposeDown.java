package dev.vox.stack.compose;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.stack.DownReport;
import dev.vox.stack.FolderLock;
import dev.vox.stack.RunFolder;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Ends whatever is up in a project: the embedded stack, and containers with their networks. Volumes stay.
public final class ComposeDown {
    private static final Duration EMBEDDED_GRACE = Duration.ofSeconds(3);
    private static final Duration TURN = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final ComposeParts parts;

    public ComposeDown(ComposeParts parts) {
        this.parts = parts;
    }

    /// What came of it.
    ///
    /// @param embedded of the embedded stack
    /// @param project of Compose; empty when there was none
    /// @param removed the containers that are gone, by name
    /// @param elapsed of the containers' end
    public record Stopped(
            DownReport embedded, String project, List<String> removed, Duration elapsed) {
        public Stopped {
            removed = List.copyOf(removed);
        }

        /// Whether there was nothing at all.
        public boolean nothing() {
            return removed.isEmpty() && embedded.outcome() == DownReport.Outcome.NOTHING;
        }
    }

    /// Ends it. Nothing to end is no failure.
    ///
    /// @param grace what each container gets to end before it is killed
    /// @param masked a line as it may be shown
    /// @throws MissingPrerequisite when containers were started and no engine answers
    /// @throws OperationFailed when Compose could not end them
    public Stopped down(
            Project project,
            Map<String, String> environment,
            Duration grace,
            UnaryOperator<String> masked,
            Progress progress)
            throws InterruptedException {
        DownReport embedded = parts.embedded().down(project, EMBEDDED_GRACE, progress);
        long begun = System.nanoTime();
        Optional<ComposeSite> site = ComposeSite.whole(parts, project, environment);
        if (site.isEmpty()) {
            return new Stopped(embedded, "", List.of(), Duration.ZERO);
        }
        List<String> removed = containers(site.get(), grace, masked, progress);
        return new Stopped(
                embedded,
                removed.isEmpty() ? "" : site.get().name(),
                removed,
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private List<String> containers(
            ComposeSite site, Duration grace, UnaryOperator<String> masked, Progress progress)
            throws InterruptedException {
        List<String> names = found(site);
        if (names.isEmpty() && site.record() == null) {
            return List.of();
        }
        RunFolder folder = RunFolder.create(site.project());
        try (FolderLock _ = ComposeTurn.take(folder, TURN, progress)) {
            remove(site, grace, masked, progress);
            ComposeRecord.discard(folder);
        }
        return names;
    }

    /// Files are read, but whether they are containers' own only an engine knows: without one there is nothing to end, unless
    /// something was started.
    private List<String> found(ComposeSite site) {
        try (ContainerObserver engine = parts.engines().connect(site.environment())) {
            return engine.containers(site.name()).stream().map(Container::name).toList();
        } catch (MissingPrerequisite e) {
            if (site.record() == null) {
                return List.of();
            }
            throw e;
        }
    }

    static void remove(
            ComposeSite site, Duration grace, UnaryOperator<String> masked, Progress progress)
            throws InterruptedException {
        Duration deadline = grace.plus(MARGIN);
        List<String> words = new ArrayList<>(List.of("down", "--remove-orphans"));
        words.addAll(List.of("-t", Long.toString(Math.max(0, grace.toSeconds()))));
        ComposeCli cli = new ComposeCli(masked, RunFolder.find(site.project()).orElse(null));
        new ComposeWork("containers", "those of " + site.name() + " to end", progress)
                .run(deadline, lines -> end(cli, site, deadline, lines, words));
    }

    /// What Compose cannot read any more it still ends by its labels.
    private static void end(
            ComposeCli cli,
            ComposeSite site,
            Duration deadline,
            Consumer<String> lines,
            List<String> words)
            throws InterruptedException {
        ComposeScope scope = site.everything();
        try {
            cli.compose(scope, deadline, lines, words);
        } catch (OperationFailed e) {
            if (scope.files().isEmpty()) {
                throw e;
            }
            cli.compose(scope.byLabels(), deadline, lines, words);
        }
    }
}
