package dev.vox.stack.compose.ready;

import dev.vox.problem.VoxException;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.ContainerObserver.OutputQuery;
import dev.vox.stack.compose.observe.ContainerObserver.Watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The last words of a container.
record LastLines(ContainerObserver observer) {
    private static final int MOST = 20;
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    /// At most the last 20; fewer when the engine takes longer than 1 s, none when it does not answer.
    List<String> of(String container) throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        OutputQuery query = new OutputQuery(null, MOST, false);
        try (Watch _ =
                observer.logs(
                        container,
                        query,
                        line -> lines.add(line.text()),
                        problem -> end.countDown())) {
            var _ = end.await(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (VoxException e) {
            // what failed is said without them
        }
        return List.copyOf(lines);
    }
}
