package dev.vox.stack.compose;

import dev.vox.env.LogLevel;
import dev.vox.problem.OperationFailed;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.ContainerObserver.OutputLine;
import dev.vox.stack.compose.observe.ContainerObserver.OutputQuery;
import dev.vox.stack.compose.observe.ContainerObserver.Watch;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogQuery;
import dev.vox.stack.log.LogSink;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Follows the logs of a project: a container that is started, again or for the first time, is read from where its last reading
/// ended. What comes within a moment is put in the order of time.
final class Following implements AutoCloseable {
    /// More than that the engine has to keep, until somebody has read what came before.
    private static final int MOST_WAITING = 10_000;

    /// What several services write at the same time comes within this time.
    private static final long MOMENT_MILLIS = 50;

    private final ContainerObserver engine;
    private final String project;
    private final LogQuery query;
    private final LogSink sink;
    private final BlockingQueue<Said> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Map<String, Reading> readings = new HashMap<>();
    private final List<Watch> watches = new ArrayList<>();
    private volatile boolean closed;

    Following(ContainerObserver engine, String project, LogQuery query, LogSink sink) {
        this.engine = engine;
        this.project = project;
        this.query = query;
        this.sink = sink;
    }

    /// What comes from the engine's threads.
    private sealed interface Said {
        /// A container wrote a line.
        record Wrote(String container, OutputLine line) implements Said {}

        /// A container runs.
        record Runs(String container, String service) implements Said {}

        /// All that a container wrote has been read.
        record Ended(String container) implements Said {}

        /// The engine says no more.
        record Broke(String reason) implements Said {}
    }

    /// How far a container has been read.
    private static final class Reading {
        private final LineLevel levels;
        private @Nullable Instant last;
        private boolean open;

        Reading(String service) {
            this.levels = new LineLevel(service);
        }
    }

    /// Reads until the sink wants no more.
    void run() throws InterruptedException {
        watches.add(engine.events(project, this::heard, reason -> tell(new Said.Broke(reason))));
        List<Container> there =
                engine.containers(project).stream()
                        .filter(container -> query.wantsService(container.service()))
                        .toList();
        there.forEach(container -> open(container.id(), container.service(), query.tail()));
        boolean wanted = handOver(ComposeLogs.newest(takeHistory(), query));
        while (wanted) {
            wanted = handOver(ComposeLogs.newest(takeMoment(), all()));
        }
    }

    /// The same query without its tail, which is about what was there before.
    private LogQuery all() {
        return new LogQuery(query.services(), query.since(), null, query.grep(), query.level());
    }

    private void heard(ContainerEvent event) {
        if (event.kind() == ContainerEvent.Kind.STARTED && query.wantsService(event.service())) {
            tell(new Said.Runs(event.containerId(), event.service()));
        }
    }

    private void tell(Said said) {
        try {
            while (!closed && !queue.offer(said, MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                // whoever reads is slower than the services
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open(String container, String service, @Nullable Integer tail) {
        Reading reading = readings.computeIfAbsent(container, id -> new Reading(service));
        if (reading.open) {
            return;
        }
        reading.open = true;
        Instant since = reading.last == null ? query.since() : reading.last;
        boolean everyLine =
                query.grep() == null && query.level() == LogLevel.TRACE && reading.last == null;
        try {
            watches.add(
                    engine.logs(
                            container,
                            new OutputQuery(since, everyLine ? tail : null, true),
                            line -> tell(new Said.Wrote(container, line)),
                            failure -> tell(new Said.Ended(container))));
        } catch (OperationFailed e) {
            // the engine refuses the logs of a container that is being removed meanwhile
            reading.open = false;
        }
    }

    /// What was there already comes without a pause.
    private List<LogEntry> takeHistory() throws InterruptedException {
        List<LogEntry> entries = new ArrayList<>();
        for (Said said = next(4 * MOMENT_MILLIS); said != null; said = next(MOMENT_MILLIS)) {
            take(said, entries);
        }
        return entries;
    }

    private List<LogEntry> takeMoment() throws InterruptedException {
        List<LogEntry> entries = new ArrayList<>();
        take(queue.take(), entries);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS);
        for (Said said = until(end); said != null; said = until(end)) {
            take(said, entries);
        }
        return entries;
    }

    private @Nullable Said next(long millis) throws InterruptedException {
        return queue.poll(millis, TimeUnit.MILLISECONDS);
    }

    private @Nullable Said until(long end) throws InterruptedException {
        return queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void take(Said said, List<LogEntry> entries) {
        switch (said) {
            case Said.Wrote(String container, OutputLine line) -> take(container, line, entries);
            case Said.Runs(String container, String service) -> open(container, service, null);
            case Said.Ended(String container) -> ended(container);
            case Said.Broke(String reason) ->
                    throw new OperationFailed(
                            "[engine] it tells no more of " + project + ": " + reason,
                            "see whether it runs, then try again");
        }
    }

    /// A reading that goes on where the last one ended may begin with what that one ended with.
    private void take(String container, OutputLine line, List<LogEntry> entries) {
        Reading reading = readings.get(container);
        if (reading == null || (reading.last != null && !line.at().isAfter(reading.last))) {
            return;
        }
        reading.last = line.at();
        entries.add(reading.levels.of(line));
    }

    /// It may run again by now: the event came while the last words of its end were still read.
    private void ended(String container) {
        Reading reading = readings.get(container);
        if (reading == null) {
            return;
        }
        reading.open = false;
        boolean again =
                engine.containers(project).stream()
                        .anyMatch(each -> each.id().equals(container) && each.running());
        if (again) {
            open(container, "", null);
        }
    }

    private boolean handOver(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            if (!sink.accept(entry)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        watches.forEach(Watch::close);
    }
}
