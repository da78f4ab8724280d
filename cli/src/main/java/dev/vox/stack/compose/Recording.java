package dev.vox.stack.compose;

import dev.vox.config.VoxFile.Role;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.plan.ComposeObserved.Started;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Writes down what is being started, and what was.
final class Recording {
    private final InstantSource clock;
    private final ComposeRequest request;
    private final Planned planned;
    private final RunFolder folder;

    Recording(InstantSource clock, ComposeRequest request, Planned planned, RunFolder folder) {
        this.clock = clock;
        this.request = request;
        this.planned = planned;
        this.folder = folder;
    }

    /// Before anything changes: what is going to change has no container yet, so that whoever comes after a crash has Compose
    /// look at it.
    void begun() {
        Map<String, Started> kept = new HashMap<>(planned.observed().started());
        Set<String> changing = new HashSet<>();
        planned.changes().forEach(step -> changing.add(step.service()));
        kept.keySet().removeAll(changing);
        if (whole().isPresent()) {
            return;
        }
        write(kept, planned.observed().containers());
    }

    /// When everything is ready.
    void done(List<Container> containers) {
        if (whole().isPresent()) {
            moved(whole().get(), containers);
            return;
        }
        Map<String, Started> started = new HashMap<>();
        for (Service service : request.model().services()) {
            containers.stream()
                    .filter(container -> container.service().equals(service.name()))
                    .findFirst()
                    .ifPresent(container ->
                            started.put(
                                    service.name(),
                                    new Started(container.id(), service.fingerprint())));
        }
        write(started, containers);
    }

    /// The stack whose infrastructure alone was asked for; empty when there is none, or all of it was.
    private Optional<ComposeRecord> whole() {
        return request.extent() == ComposeRequest.Extent.INFRASTRUCTURE
                ? ComposeRecord.read(folder).filter(before -> before.worker() != null)
                : Optional.empty();
    }

    /// When services of a stack that was up got new containers, and nothing else has changed.
    void moved(ComposeRecord before, List<Container> containers) {
        List<ComposeRecord.Entry> entries =
                before.services().stream()
                        .map(entry ->
                                new ComposeRecord.Entry(
                                        entry.service(),
                                        containers.stream()
                                                .filter(container ->
                                                        container.service().equals(entry.service()))
                                                .map(Container::id)
                                                .findFirst()
                                                .orElse(""),
                                        entry.fingerprint(),
                                        entry.oneShot()))
                        .toList();
        new ComposeRecord(
                        before.name(),
                        before.folder(),
                        before.files(),
                        before.profiles(),
                        before.everyProfile(),
                        before.worker(),
                        before.orchestrator(),
                        before.model(),
                        before.mode(),
                        clock.instant(),
                        before.endpoints(),
                        before.settings(),
                        entries)
                .write(folder);
    }

    private void write(Map<String, Started> started, List<Container> containers) {
        boolean stack = request.extent() == ComposeRequest.Extent.STACK;
        List<ComposeRecord.Entry> entries = new ArrayList<>();
        for (String service : new TreeSet<>(planned.target().wanted())) {
            Started known = started.getOrDefault(service, new Started("", ""));
            entries.add(
                    new ComposeRecord.Entry(
                            service,
                            known.containerId(),
                            known.fingerprint(),
                            planned.roles().find(service).orElseThrow().oneShot()));
        }
        new ComposeRecord(
                        request.model().name(),
                        request.model().folder(),
                        request.scope(List.of()).files(),
                        List.copyOf(new TreeSet<>(planned.target().profiles())),
                        List.copyOf(request.model().profiles()),
                        planned.target().worker(),
                        planned.orchestrator(),
                        stack ? request.configuration().choice().modelId() : "",
                        stack ? request.mode() : "",
                        clock.instant(),
                        endpoints(containers),
                        stack ? request.shown() : Map.of(),
                        entries)
                .write(folder);
    }

    private List<RunState.Endpoint> endpoints(List<Container> containers) {
        return planned.roles().all(Role.ORCHESTRATOR).isEmpty() && planned.target().worker() == null
                ? List.of()
                : new Endpoints(request, planned).of(containers);
    }
}
