package dev.vox.contract.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What is to be mended, in the order in which it can be.
///
/// Domains that others depend on come first. Within a domain: what is broken before what is advised, a worker that does
/// not start before what it offers, what it offers before how it speaks, and that before what it proves.
public final class WorkList {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing((Finding finding) -> finding.outcome() != Outcome.BROKEN)
                    .thenComparing(Finding::id)
                    .thenComparing(Finding::about);

    private WorkList() {}

    /// The list.
    ///
    /// @param order as [DomainOrder] has it; domains that are not in it, those of a circle, come last, by name
    /// @param findings by domain
    public static List<WorkItem> of(List<String> order, Map<String, List<Finding>> findings) {
        List<String> domains = new ArrayList<>(order);
        findings.keySet().stream()
                .filter(domain -> !order.contains(domain))
                .sorted()
                .forEach(domains::add);
        List<WorkItem> items = new ArrayList<>();
        for (String domain : domains) {
            findings.getOrDefault(domain, List.of()).stream()
                    .filter(Finding::open)
                    .sorted(ORDER)
                    .forEach(finding -> items.add(item(items.size() + 1, domain, finding)));
        }
        return List.copyOf(items);
    }

    private static WorkItem item(int place, String domain, Finding finding) {
        return new WorkItem(
                place,
                domain,
                finding.id(),
                finding.about(),
                finding.outcome(),
                String.valueOf(finding.problem()),
                finding.fix());
    }
}
