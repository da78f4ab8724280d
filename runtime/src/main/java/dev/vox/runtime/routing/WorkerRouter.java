package dev.vox.runtime.routing;

import dev.vox.runtime.registry.WorkerAddress;

import java.util.List;
import java.util.Optional;

/// Finds the worker for a session.
public interface WorkerRouter {
    /// The worker that should serve a request now, or empty when none can.
    Optional<WorkerAddress> route(RouteRequest request);

    /// Every worker known now.
    List<WorkerAddress> workers();

    /// Where the workers are known from: `static`, `memory`.
    String source();
}
