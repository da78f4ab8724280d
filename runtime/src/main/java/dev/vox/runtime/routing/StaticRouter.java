package dev.vox.runtime.routing;

import dev.vox.runtime.registry.WorkerAddress;

import java.util.List;

/// Every session goes to the one worker that was configured.
public record StaticRouter(WorkerAddress worker) implements WorkerRouter {
    @Override
    public List<WorkerAddress> route(RouteRequest request) {
        return List.of(worker);
    }

    @Override
    public List<WorkerAddress> workers() {
        return List.of(worker);
    }

    @Override
    public String source() {
        return "static";
    }
}
