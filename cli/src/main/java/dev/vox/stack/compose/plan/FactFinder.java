package dev.vox.stack.compose.plan;

import dev.vox.stack.PortOwners;
import dev.vox.stack.compose.observe.ContainerObserver;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers what the checks go by. It changes nothing.
public final class FactFinder {
    private final ContainerObserver observer;
    private final PortOwners owners;

    public FactFinder(ContainerObserver observer, PortOwners owners) {
        this.observer = observer;
        this.owners = owners;
    }

    /// The facts about these services.
    ///
    /// @param services see [ComposePlanner#changing]
    public CheckFacts gather(ComposeTarget target, ComposeObserved observed, Set<String> services) {
        return new CheckFacts(
                HostFiles.real(), true, Set.of(), false, List.of(), List.of(), Map.of(), null);
    }
}
