package dev.vox.bench.scenario;

import dev.vox.bench.workload.WorkloadKind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The kinds of workloads that there are, by the name that files give them; one is made when a file first names it.
public final class WorkloadKinds {
    private final Map<String, Supplier<? extends WorkloadKind>> kinds;

    private WorkloadKinds(Map<String, Supplier<? extends WorkloadKind>> kinds) {
        this.kinds = new LinkedHashMap<>(kinds);
    }

    /// Kinds by their names, in the order in which they are listed.
    public static WorkloadKinds of(Map<String, Supplier<? extends WorkloadKind>> kinds) {
        return new WorkloadKinds(kinds);
    }

    /// What they are called.
    public List<String> names() {
        return List.copyOf(kinds.keySet());
    }

    /// The kind of a name.
    public Optional<WorkloadKind> find(String name) {
        return Optional.ofNullable(kinds.get(name)).map(Supplier::get);
    }
}
