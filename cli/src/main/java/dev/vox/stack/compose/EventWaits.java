package dev.vox.stack.compose;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.ContainerObserver.OutputQuery;
import dev.vox.stack.compose.ready.Awaiting;
import dev.vox.stack.compose.ready.ReadyReport;
import dev.vox.stack.compose.ready.ReadyReport.Became;
import dev.vox.stack.compose.ready.ReadyRequest;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Waits by what the engine tells alone: that a container runs, is well, or has ended.
public final class EventWaits implements ComposeParts.Waits {
    private static final long LOOK_MILLIS = 500;
    private static final int LAST_LINES = 10;

    @Override
    public Awaiting begin(
            ContainerObserver engine, Project project, ReadyRequest request, Progress progress) {
        BlockingQueue<Optional<VoxException>> heard = new LinkedBlockingQueue<>();
        ContainerObserver.Watch watch =
                engine.events(
                        request.project(),
                        event -> heard.add(Optional.empty()),
                        reason ->
                                heard.add(
                                        Optional.of(
                                                new OperationFailed(
                                                        "[engine] it went away while services"
                                                                + " started: "
                                                                + reason))));
        return new Waiting(engine, request, heard, watch, System.nanoTime());
    }

    private record Waiting(
            ContainerObserver engine,
            ReadyRequest request,
            BlockingQueue<Optional<VoxException>> heard,
            ContainerObserver.Watch watch,
            long begun)
            implements Awaiting {
        @Override
        public ReadyReport await() throws InterruptedException {
            long end = begun + request.timeout().toNanos();
            Map<String, Became> ready = new LinkedHashMap<>();
            while (true) {
                Map<String, Container> there = listed();
                for (Awaited each : request.services()) {
                    Container container = there.get(each.service());
                    if (container != null && isReady(each, container)) {
                        ready.putIfAbsent(
                                each.service(),
                                new Became(each.service(), Duration.ZERO, since(), "running"));
                    }
                }
                if (ready.size() == request.services().size()) {
                    return new ReadyReport(
                            new ArrayList<>(ready.values()),
                            ready.isEmpty()
                                    ? List.of()
                                    : List.of(new ArrayList<>(ready.values()).getLast()),
                            since(),
                            Duration.ZERO);
                }
                if (System.nanoTime() > end) {
                    throw late(ready);
                }
                Optional<VoxException> said = heard.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (said != null && said.isPresent()) {
                    throw said.get();
                }
            }
        }

        private Map<String, Container> listed() {
            Map<String, Container> there = new LinkedHashMap<>();
            try {
                engine.containers(request.project())
                        .forEach(container -> there.put(container.service(), container));
            } catch (MissingPrerequisite e) {
                throw new OperationFailed(
                        "[engine] it went away while services started: " + e.getMessage(), null, e);
            }
            return there;
        }

        private boolean isReady(Awaited awaited, Container container) {
            boolean ended =
                    container.state() == Container.State.EXITED
                            || container.state() == Container.State.DEAD;
            if (ended) {
                Integer exit = ContainerStates.exitCode(container);
                if (awaited.oneShot() && exit != null && exit == 0) {
                    return true;
                }
                boolean before = container.createdAt().toEpochMilli() == 0;
                if (!before && engine.inspect(container.id()).map(this::endedNow).orElse(false)) {
                    throw new OperationFailed(
                            "[%s] it ended with %s%s"
                                    .formatted(awaited.service(), exit, lastLines(container)),
                            "see vox logs " + awaited.service());
                }
                return false;
            }
            return container.running()
                    && !awaited.oneShot()
                    && (container.health() == null
                            || container.health() == Container.Health.HEALTHY);
        }

        private boolean endedNow(dev.vox.stack.compose.observe.Inspection inspection) {
            return inspection.exitCode() != null && since().compareTo(Duration.ofMillis(300)) > 0;
        }

        private String lastLines(Container container) {
            List<String> lines = new ArrayList<>();
            CountDownLatch end = new CountDownLatch(1);
            try (ContainerObserver.Watch _ =
                    engine.logs(
                            container.id(),
                            new OutputQuery(null, LAST_LINES, false),
                            line -> lines.add(line.text()),
                            failure -> end.countDown())) {
                var _ = end.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return lines.isEmpty() ? "" : "\n" + String.join("\n", lines);
        }

        private VoxException late(Map<String, Became> ready) {
            List<String> missing =
                    request.services().stream()
                            .map(Awaited::service)
                            .filter(service -> !ready.containsKey(service))
                            .toList();
            return new OperationFailed(
                    "[%s] not ready within %d s"
                            .formatted(String.join(", ", missing), request.timeout().toSeconds()),
                    "see vox logs; wait longer with --timeout");
        }

        private Duration since() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }

        @Override
        public void abort(VoxException reason) {
            heard.add(Optional.of(reason));
        }

        @Override
        public void close() {
            watch.close();
        }
    }
}
