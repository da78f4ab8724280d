package dev.vox.contract.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the caller asks for, and where.
///
/// @param places by operation, each `file:line`, in the order they were found
public record AskedFor(Map<String, List<String>> places) {
    public AskedFor {
        Map<String, List<String>> copy = new TreeMap<>();
        places.forEach((operation, where) -> copy.put(operation, List.copyOf(where)));
        places = Collections.unmodifiableMap(copy);
    }

    /// Where an operation is asked for; empty where it is not.
    public List<String> of(String operation) {
        return places.getOrDefault(operation, List.of());
    }

    /// Collects what is asked for.
    static final class Collector {
        private final Map<String, List<String>> places = new TreeMap<>();

        void add(String operation, String place) {
            places.computeIfAbsent(operation, none -> new ArrayList<>()).add(place);
        }

        AskedFor done() {
            return new AskedFor(places);
        }
    }
}
