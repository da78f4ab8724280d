package dev.vox.env;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Every definition of every variable, the weightiest last.
final class Definitions {
    private final Map<String, List<Ranked>> byName = new HashMap<>();

    /// A definition and its place.
    ///
    /// @param layer from 0, the weightiest last
    /// @param position in its layer, from 0
    /// @param index among the definitions of its variable, from 0
    record Ranked(Definition definition, LayerName name, int layer, int position, int index)
            implements Comparable<Ranked> {
        /// By layer and position, which no two share. The JDK's comparators are lambdas that no AOT cache holds.
        @Override
        public int compareTo(Ranked other) {
            return layer == other.layer
                    ? Integer.compare(position, other.position)
                    : Integer.compare(layer, other.layer);
        }

        /// Each definition has one place. The methods that a record brings along are made at run time, 15 ms of a short
        /// command.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        /// Whether it surrounds the files, for Compose: the process's environment and flags of the command line do.
        boolean surrounds() {
            return name.compareTo(LayerName.PROCESS) >= 0
                    && !(definition.origin() instanceof Origin.FileLine);
        }
    }

    Definitions(List<Layer> layers) {
        for (int layer = 0; layer < layers.size(); layer++) {
            List<Definition> definitions = layers.get(layer).definitions();
            for (int position = 0; position < definitions.size(); position++) {
                Definition definition = definitions.get(position);
                List<Ranked> said =
                        byName.computeIfAbsent(definition.variable(), _ -> new ArrayList<>());
                LayerName name = layers.get(layer).name();
                said.add(new Ranked(definition, name, layer, position, said.size()));
            }
        }
    }

    Set<String> names() {
        return byName.keySet();
    }

    /// The weightiest definition of every variable, in the order of the layers and their lines.
    List<Ranked> winners() {
        return byName.values().stream().map(List::getLast).sorted().toList();
    }

    /// What is said of a variable, the weightiest last.
    List<Ranked> of(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /// Which definition of a variable another one means by its name; empty where it is unset.
    Optional<Ranked> meant(String name, Ranked by, ExpandOrder order) {
        return switch (order) {
            case VOX -> layeredFirst(name, by);
            case COMPOSE -> expandedFirst(name, by);
        };
    }

    /// A variable that refers to itself means its value below.
    private Optional<Ranked> layeredFirst(String name, Ranked by) {
        List<Ranked> said = of(name);
        int above = name.equals(by.definition().variable()) ? by.index() : said.size();
        return above == 0 ? Optional.empty() : Optional.of(said.get(above - 1));
    }

    private Optional<Ranked> expandedFirst(String name, Ranked by) {
        return last(name, Ranked::surrounds)
                .or(() -> last(name, each -> each.layer() < by.layer()))
                .or(() ->
                        last(
                                name,
                                each ->
                                        each.layer() == by.layer()
                                                && each.position() < by.position()));
    }

    private Optional<Ranked> last(String name, Predicate<Ranked> which) {
        return of(name).reversed().stream().filter(which).findFirst();
    }
}
