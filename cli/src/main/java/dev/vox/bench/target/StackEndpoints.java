package dev.vox.bench.target;

import dev.vox.stack.RunState;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/// Where a stack is reached from here; null what is not.
record StackEndpoints(@Nullable URI worker, @Nullable URI orchestrator, @Nullable URI health) {
    static StackEndpoints of(List<RunState.Endpoint> endpoints) {
        return new StackEndpoints(
                find(endpoints, "grpc"), find(endpoints, "websocket"), find(endpoints, "health"));
    }

    private static @Nullable URI find(List<RunState.Endpoint> endpoints, String purpose) {
        return endpoints.stream()
                .filter(each -> each.purpose().equals(purpose))
                .map(RunState.Endpoint::address)
                .findFirst()
                .orElse(null);
    }
}
