package dev.vox.runtime.routing;

import dev.vox.runtime.registry.WorkerAddress;

import java.util.List;
import java.util.Optional;

/// Finds the worker for a session. Thread-safe.
public interface WorkerRouter {
    /// The workers that may serve a request now, the best one first, each once; none when there is none. Who is told so
    /// tries one after the other.
    List<WorkerAddress> route(RouteRequest request);

    /// Every worker known now.
    List<WorkerAddress> workers();

    /// Where the workers are known from: `static`, `memory`, `redis`.
    String source();

    /// Why the place where workers are known from does not answer; empty when it does.
    default Optional<String> problem() {
        return Optional.empty();
    }

    /// Whether a session may stay with the worker that it has: not when that has left and another one is there.
    default boolean keeps(WorkerAddress worker) {
        return true;
    }

    /// Notes that a worker did not answer, so that others are tried before it until it has said again that it is there.
    default void unreachable(WorkerAddress worker) {}
}
