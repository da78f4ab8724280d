package dev.vox.runtime.routing;

import dev.vox.runtime.registry.Roster;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.WorkerRegistry;
import dev.vox.runtime.registry.Workers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Chooses among the registered workers: who can serve the session, who has its model in memory, who has least to do.
///
/// An entry is as old as its last heartbeat, ten seconds at most for a worker that lives, so what it says is a preference:
/// a worker that was full comes after those that were not, and one that did not answer comes last until its heartbeat
/// changes. None of them is new or old: while two are registered both serve, and when one has left its sessions go on with
/// the other.
public final class RegistryRouter implements WorkerRouter {
    private final Workers workers;
    private final String source;
    private final RoutingPolicy policy;
    private final Map<WorkerAddress, Instant> silent = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /// @param source the registry's name: `memory`, `redis`
    public RegistryRouter(Workers workers, String source, RoutingPolicy policy) {
        this.workers = workers;
        this.source = source;
        this.policy = policy;
    }

    /// Chooses among the workers of a registry in this process, the least loaded first.
    ///
    /// @param source the registry's name: `memory`
    /// @param preferResidentModels whether a busier worker that holds the model goes before an idler one that does not
    public RegistryRouter(WorkerRegistry registry, String source, boolean preferResidentModels) {
        this(
                Workers.of(registry),
                source,
                new RoutingPolicy(preferResidentModels, LoadBalance.QUEUE_DEPTH, null));
    }

    @Override
    public List<WorkerAddress> route(RouteRequest request) {
        Roster roster = workers.roster();
        if (roster.listed().stream().noneMatch(each -> answers(each) && speaks(each, request))) {
            roster = workers.lookAgain();
        }
        return ranked(roster, request);
    }

    @Override
    public List<WorkerAddress> workers() {
        return workers.roster().listed().stream().map(WorkerEntry::address).distinct().toList();
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(workers.roster().problem());
    }

    @Override
    public boolean keeps(WorkerAddress worker) {
        List<WorkerEntry> listed = workers.roster().listed();
        return listed.stream().anyMatch(each -> each.address().equals(worker))
                || listed.stream().noneMatch(this::answers);
    }

    @Override
    public void unreachable(WorkerAddress worker) {
        Roster roster = workers.roster();
        List<WorkerEntry> known =
                Stream.concat(roster.listed().stream(), roster.departed().stream()).toList();
        silent.keySet().retainAll(known.stream().map(WorkerEntry::address).toList());
        for (WorkerEntry each : known) {
            if (each.address().equals(worker)) {
                silent.put(worker, each.lastHeartbeat());
            }
        }
    }

    private List<WorkerAddress> ranked(Roster roster, RouteRequest request) {
        int next = turn.getAndIncrement();
        List<WorkerEntry> able = able(roster.listed(), request, next);
        List<WorkerEntry> gone = able(roster.departed(), request, next);
        Stream<WorkerAddress> known =
                Stream.of(
                                able.stream().filter(each -> answers(each) && !full(each)),
                                able.stream().filter(each -> answers(each) && full(each)),
                                gone.stream().filter(this::answers))
                        .flatMap(each -> each)
                        .map(WorkerEntry::address);
        Stream<WorkerAddress> last =
                Stream.concat(
                        Optional.ofNullable(policy.otherwise()).stream(),
                        able.stream().map(WorkerEntry::address));
        return Stream.concat(known, last).distinct().toList();
    }

    /// Those that speak the language, in the order of the policy.
    private List<WorkerEntry> able(List<WorkerEntry> entries, RouteRequest request, int next) {
        List<WorkerEntry> ordered =
                new ArrayList<>(
                        entries.stream()
                                .filter(each -> speaks(each, request))
                                .sorted(policy.balance().order())
                                .toList());
        if (policy.balance() == LoadBalance.ROUND_ROBIN && !ordered.isEmpty()) {
            Collections.rotate(ordered, -Math.floorMod(next, ordered.size()));
        }
        if (!policy.preferResidentModels()) {
            return ordered;
        }
        Stream<WorkerEntry> holders = ordered.stream().filter(each -> holds(each, request));
        return Stream.concat(holders, ordered.stream().filter(each -> !holds(each, request)))
                .toList();
    }

    private boolean answers(WorkerEntry worker) {
        return !worker.lastHeartbeat().equals(silent.get(worker.address()));
    }

    private static boolean holds(WorkerEntry worker, RouteRequest request) {
        return worker.residentModels().contains(request.model());
    }

    private static boolean speaks(WorkerEntry worker, RouteRequest request) {
        return worker.capabilities().speaks(request.language());
    }

    private static boolean full(WorkerEntry worker) {
        int limit = worker.capabilities().maxConcurrentSessions();
        return limit != 0 && worker.queueDepth() >= limit;
    }
}
