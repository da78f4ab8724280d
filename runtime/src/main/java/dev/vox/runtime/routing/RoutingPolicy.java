package dev.vox.runtime.routing;

import dev.vox.runtime.registry.WorkerAddress;

import org.jspecify.annotations.Nullable;

/// Which of the workers that can serve a session does.
///
/// @param preferResidentModels whether a busier worker that holds the model goes before an idler one that does not
/// @param balance who goes first among the rest
/// @param otherwise a worker to try when the registry knows none; null for none
public record RoutingPolicy(
        boolean preferResidentModels, LoadBalance balance, @Nullable WorkerAddress otherwise) {
    /// The model's holder first, then the least loaded.
    public static final RoutingPolicy DEFAULTS =
            new RoutingPolicy(true, LoadBalance.QUEUE_DEPTH, null);
}
