package dev.vox.contract.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;

/// In which order domains are looked at and mended: what others depend on comes first.
///
/// @param order each domain after those it depends on, of equals the first by name; domains of a circle are left out
/// @param circles each as the way round, the first domain again at its end: `a`, `b`, `a`
/// @param unknown what is depended on and is not there, each as `a → b`
public record DomainOrder(List<String> order, List<List<String>> circles, List<String> unknown) {
    public DomainOrder {
        order = List.copyOf(order);
        circles = List.copyOf(circles);
        unknown = List.copyOf(unknown);
    }

    /// The order of these domains.
    ///
    /// @param dependsOn by domain
    public static DomainOrder of(Map<String, List<String>> dependsOn) {
        return new Walk(dependsOn).done();
    }

    /// A depth-first walk, as of Tarjan (1976): a domain is placed when all that it depends on is.
    private static final class Walk {
        private final Map<String, List<String>> dependsOn;
        private final List<String> order = new ArrayList<>();
        private final List<List<String>> circles = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private final Set<String> seen = new LinkedHashSet<>();
        private final SequencedSet<String> path = new LinkedHashSet<>();

        Walk(Map<String, List<String>> dependsOn) {
            this.dependsOn = new TreeMap<>(dependsOn);
        }

        DomainOrder done() {
            dependsOn.keySet().forEach(this::visit);
            Set<String> circular = new LinkedHashSet<>();
            circles.forEach(circular::addAll);
            order.removeAll(circular);
            return new DomainOrder(order, circles, unknown);
        }

        private void visit(String domain) {
            if (path.contains(domain)) {
                noteCircle(domain);
                return;
            }
            if (!seen.add(domain)) {
                return;
            }
            path.add(domain);
            for (String needed : dependsOn.getOrDefault(domain, List.of())) {
                if (dependsOn.containsKey(needed)) {
                    visit(needed);
                } else {
                    unknown.add(domain + " → " + needed);
                }
            }
            path.remove(domain);
            order.add(domain);
        }

        private void noteCircle(String again) {
            List<String> way = new ArrayList<>(path);
            List<String> circle = new ArrayList<>(way.subList(way.indexOf(again), way.size()));
            circle.add(again);
            circles.add(List.copyOf(circle));
        }
    }
}
