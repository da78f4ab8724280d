package dev.vox.stack.compose;

import dev.vox.env.LogLevel;
import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.ContainerObserver.OutputQuery;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogQuery;
import dev.vox.stack.log.LogSink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Reads what the containers of a project write, all services merged by time.
public final class ComposeLogs {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final ComposeParts parts;

    public ComposeLogs(ComposeParts parts) {
        this.parts = parts;
    }

    /// A project's containers, whose logs can be read.
    ///
    /// @param services that it has: those of its files, and those that have containers
    public record ReadableLog(String name, Map<String, String> environment, Set<String> services) {
        public ReadableLog {
            services = Collections.unmodifiableSet(new TreeSet<>(services));
        }
    }

    /// What can be read; empty when nothing of the project was ever started in containers, or the embedded stack is up.
    ///
    /// @throws MissingPrerequisite when containers were started, and no engine answers
    public Optional<ReadableLog> find(Project project, Map<String, String> environment) {
        if (ComposeStatus.embeddedIsUp(project)) {
            return Optional.empty();
        }
        Optional<ComposeSite> site = ComposeSite.whole(parts, project, environment);
        return site.flatMap(this::find);
    }

    private Optional<ReadableLog> find(ComposeSite site) {
        Set<String> services = new TreeSet<>();
        if (site.model() != null) {
            site.model().services().forEach(service -> services.add(service.name()));
        }
        if (site.record() != null) {
            site.record().services().forEach(entry -> services.add(entry.service()));
        }
        List<Container> containers;
        try (ContainerObserver engine = parts.engines().connect(site.environment())) {
            containers = engine.containers(site.name());
        } catch (MissingPrerequisite e) {
            if (site.record() == null) {
                return Optional.empty();
            }
            throw e;
        }
        containers.forEach(container -> services.add(container.service()));
        return site.record() == null && containers.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReadableLog(site.name(), site.environment(), services));
    }

    /// The records that are there, in the order of time.
    public List<LogEntry> read(ReadableLog readable, LogQuery query) throws InterruptedException {
        try (ContainerObserver engine = parts.engines().connect(readable.environment())) {
            List<LogEntry> entries = new ArrayList<>();
            for (Container container : wanted(engine, readable, query)) {
                entries.addAll(read(engine, container, query));
            }
            return newest(entries, query);
        }
    }

    /// Hands over the records that are there and then those that come, of containers that are started again and of new ones too.
    ///
    /// Returns when the sink wants no more.
    ///
    /// @throws InterruptedException when the calling thread is interrupted: the usual end
    /// @throws OperationFailed when the engine ends
    public void follow(ReadableLog readable, LogQuery query, LogSink sink)
            throws InterruptedException {
        try (ContainerObserver engine = parts.engines().connect(readable.environment());
                Following following = new Following(engine, readable.name(), query, sink)) {
            following.run();
        }
    }

    static List<Container> wanted(ContainerObserver engine, ReadableLog readable, LogQuery query) {
        return engine.containers(readable.name()).stream()
                .filter(container -> query.wantsService(container.service()))
                .toList();
    }

    static List<LogEntry> newest(List<LogEntry> entries, LogQuery query) {
        List<LogEntry> wanted = new ArrayList<>(entries.stream().filter(query::wants).toList());
        wanted.sort(Comparator.comparing(LogEntry::time));
        Integer tail = query.tail();
        return tail == null
                ? wanted
                : wanted.subList(Math.max(0, wanted.size() - tail), wanted.size());
    }

    /// What a container has written so far.
    private static List<LogEntry> read(
            ContainerObserver engine, Container container, LogQuery query)
            throws InterruptedException {
        LineLevel levels = new LineLevel(container.service());
        List<LogEntry> entries = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch end = new CountDownLatch(1);
        boolean everyLine = query.grep() == null && query.level() == LogLevel.TRACE;
        OutputQuery wanted = new OutputQuery(query.since(), everyLine ? query.tail() : null, false);
        try (ContainerObserver.Watch _ =
                engine.logs(
                        container.id(),
                        wanted,
                        line -> entries.add(levels.of(line)),
                        failure -> end.countDown())) {
            if (!end.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                throw new OperationFailed(
                        "[%s] its logs did not end within %d s"
                                .formatted(container.name(), DEADLINE.toSeconds()));
            }
        }
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }
}
