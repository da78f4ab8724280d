package dev.vox.validate.check;

import dev.vox.env.LogLevel;
import dev.vox.problem.VoxException;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.ContainerObserver.OutputQuery;
import dev.vox.stack.compose.observe.ContainerObserver.Watch;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogQuery;
import dev.vox.stack.log.Logs;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;
import dev.vox.validate.check.LogSource.LogLine;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Finds the logs of the stack that runs.
public final class LogSources {
    private static final Duration ENGINE_ANSWER = Duration.ofSeconds(5);

    private final Supplier<ContainerObserver> engine;

    /// @param engine is asked for when the stack runs in containers
    public LogSources(Supplier<ContainerObserver> engine) {
        this.engine = engine;
    }

    /// The log of some services; empty when no stack is up.
    ///
    /// @param services empty for all
    /// @param since lines from then on; null for the stack's start
    Optional<LogSource> find(
            Target target, List<String> services, LogLevel level, @Nullable Instant since)
            throws CheckBroken {
        Optional<StackUnderTest> stack = target.stack();
        if (stack.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    stack.get().containers().isEmpty()
                            ? embedded(target, services, level, since)
                            : containers(stack.get(), services, since));
        } catch (VoxException e) {
            throw new CheckBroken(String.valueOf(e.getMessage()), e);
        }
    }

    /// A name that is none would have an empty log, in which everything is absent.
    private static LogSource embedded(
            Target target, List<String> services, LogLevel level, @Nullable Instant since)
            throws CheckBroken {
        for (String service : services) {
            if (!LogFolder.SERVICES.contains(service)) {
                throw new CheckBroken(
                        "the stack has no log of %s, only of %s"
                                .formatted(service, String.join(", ", LogFolder.SERVICES)));
            }
        }
        Instant start =
                RunFolder.find(target.project())
                        .flatMap(RunFolder::read)
                        .map(RunState::startedAt)
                        .orElse(null);
        LogQuery query = new LogQuery(services, since == null ? start : since, null, null, level);
        return new Embedded(new Logs(new LogFolder(target.project().logs())), query);
    }

    private LogSource containers(
            StackUnderTest stack, List<String> services, @Nullable Instant since)
            throws CheckBroken {
        Map<String, String> wanted = new LinkedHashMap<>();
        stack.containers()
                .forEach((service, container) -> {
                    if (services.isEmpty() || services.contains(service)) {
                        wanted.put(service, container);
                    }
                });
        for (String service : services) {
            if (!wanted.containsKey(service)) {
                throw new CheckBroken("the stack has no container of " + service);
            }
        }
        return new Containers(engine.get(), wanted, since);
    }

    /// The logs that an embedded stack writes.
    private record Embedded(Logs logs, LogQuery query) implements LogSource {
        @Override
        public String name() {
            return query.services().isEmpty() ? "the stack's" : String.join(", ", query.services());
        }

        @Override
        public List<LogLine> read() throws CheckBroken {
            try {
                List<LogLine> lines = new ArrayList<>();
                for (LogEntry entry : logs.read(query)) {
                    lines.add(new LogLine(entry.service(), entry.message()));
                    entry.details().forEach(line -> lines.add(new LogLine(entry.service(), line)));
                }
                return lines;
            } catch (VoxException e) {
                throw new CheckBroken(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /// What containers wrote.
    private record Containers(
            ContainerObserver engine, Map<String, String> byService, @Nullable Instant since)
            implements LogSource {
        /// The engine notes the start when the program runs already, and may have written.
        private static final Duration LATE_NOTE = Duration.ofMillis(500);

        @Override
        public String name() {
            return String.join(", ", byService.keySet());
        }

        @Override
        public List<LogLine> read() throws CheckBroken, InterruptedException {
            List<LogLine> lines = new ArrayList<>();
            try {
                for (Map.Entry<String, String> each : byService.entrySet()) {
                    read(each.getKey(), each.getValue(), lines);
                }
            } catch (VoxException e) {
                throw new CheckBroken(String.valueOf(e.getMessage()), e);
            }
            return lines;
        }

        private void read(String service, String container, List<LogLine> lines)
                throws CheckBroken, InterruptedException {
            Instant from =
                    since == null
                            ? engine.inspect(container)
                                    .map(Inspection::startedAt)
                                    .map(start -> start.minus(LATE_NOTE))
                                    .orElse(null)
                            : since;
            Queue<LogLine> written = new ConcurrentLinkedQueue<>();
            CountDownLatch end = new CountDownLatch(1);
            try (Watch _ =
                    engine.logs(
                            container,
                            new OutputQuery(from, null, false),
                            line -> written.add(new LogLine(service, line.text())),
                            problem -> end.countDown())) {
                if (!end.await(ENGINE_ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new CheckBroken("the engine did not hand over the log of " + service);
                }
            }
            lines.addAll(written);
        }
    }
}
