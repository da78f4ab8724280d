package dev.vox.runtime.routing;

import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.WorkerRegistry;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Chooses among the registered workers: who can serve the session, who has its model in memory, who has least to do.
public final class RegistryRouter implements WorkerRouter {
    private static final Comparator<WorkerEntry> LEAST_LOADED =
            Comparator.comparingInt(WorkerEntry::queueDepth)
                    .thenComparingDouble(WorkerEntry::rtf)
                    .thenComparing(WorkerEntry::name);

    private final WorkerRegistry registry;
    private final String source;
    private final boolean preferResidentModels;

    /// @param source the registry's name: `memory`
    /// @param preferResidentModels whether a busier worker that holds the model goes before an idler one that does not
    public RegistryRouter(WorkerRegistry registry, String source, boolean preferResidentModels) {
        this.registry = registry;
        this.source = source;
        this.preferResidentModels = preferResidentModels;
    }

    @Override
    public Optional<WorkerAddress> route(RouteRequest request) {
        List<WorkerEntry> able =
                registry.workers().stream().filter(worker -> serves(worker, request)).toList();
        Stream<WorkerEntry> resident =
                preferResidentModels
                        ? able.stream()
                                .filter(worker -> worker.residentModels().contains(request.model()))
                        : Stream.empty();
        return resident.min(LEAST_LOADED)
                .or(() -> able.stream().min(LEAST_LOADED))
                .map(WorkerEntry::address);
    }

    @Override
    public List<WorkerAddress> workers() {
        return registry.workers().stream().map(WorkerEntry::address).toList();
    }

    @Override
    public String source() {
        return source;
    }

    private static boolean serves(WorkerEntry worker, RouteRequest request) {
        int limit = worker.capabilities().maxConcurrentSessions();
        boolean free = limit == 0 || worker.queueDepth() < limit;
        return free && worker.capabilities().speaks(request.language());
    }
}
