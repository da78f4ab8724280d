package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The order in which services start: each after what it depends on, by name where that leaves a choice.
public final class StartOrder {
    private StartOrder() {}

    /// The services of these that the file has, in order. Services of a circle come last, by name; see [Checks] for them.
    public static List<String> of(ComposeModel model, Collection<String> services) {
        Set<String> open = new TreeSet<>(services);
        open.removeIf(name -> model.find(name).isEmpty());
        List<String> order = new ArrayList<>();
        Optional<String> next = ready(model, open);
        while (next.isPresent()) {
            order.add(next.get());
            open.remove(next.get());
            next = ready(model, open);
        }
        order.addAll(open);
        return order;
    }

    private static Optional<String> ready(ComposeModel model, Set<String> open) {
        return open.stream()
                .filter(name ->
                        model.find(name).orElseThrow().dependsOn().stream()
                                .map(Service.Dependency::service)
                                .noneMatch(open::contains))
                .findFirst();
    }
}
