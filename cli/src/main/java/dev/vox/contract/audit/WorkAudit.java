package dev.vox.contract.audit;

import dev.vox.contract.model.Contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is left to be mended, and whether it can be done in an order.
final class WorkAudit {
    private final Contract contract;
    private final Map<String, List<String>> dependsOn;

    WorkAudit(Contract contract, Map<String, List<String>> dependsOn) {
        this.contract = contract;
        this.dependsOn = dependsOn;
    }

    /// @param soFar everything that was found before
    List<Finding> look(List<Finding> soFar) {
        return List.of(order(), list(soFar));
    }

    private Finding order() {
        DomainOrder order = DomainOrder.of(dependsOn);
        List<String> problems = new ArrayList<>();
        order.circles().stream()
                .filter(circle -> circle.contains(contract.domain()))
                .forEach(circle ->
                        problems.add(
                                "domains depend on each other in a circle: "
                                        + String.join(" → ", circle)));
        order.unknown().stream()
                .filter(edge -> edge.startsWith(contract.domain() + " → "))
                .forEach(edge -> problems.add("no contract is there for " + edge));
        if (problems.isEmpty()) {
            return Finding.held(
                    FindingId.WORK_ORDER,
                    "",
                    new Observation("order", String.join(" → ", order.order())));
        }
        return Finding.broken(
                FindingId.WORK_ORDER,
                "",
                String.join("; ", problems),
                "correct `dependsOn` in %s".formatted(contract.source()));
    }

    private Finding list(List<Finding> soFar) {
        List<WorkItem> items =
                WorkList.of(List.of(contract.domain()), Map.of(contract.domain(), soFar));
        if (items.isEmpty()) {
            return Finding.held(FindingId.WORK_LIST, "");
        }
        Observation[] evidence =
                items.stream()
                        .map(item -> new Observation("" + item.place(), sentence(item)))
                        .toArray(Observation[]::new);
        boolean broken = items.stream().anyMatch(item -> item.outcome() == Outcome.BROKEN);
        String problem = items.size() == 1 ? "1 thing to mend" : items.size() + " things to mend";
        String fix = "mend them in this order";
        return broken
                ? Finding.broken(FindingId.WORK_LIST, "", problem, fix, evidence)
                : Finding.advised(FindingId.WORK_LIST, "", problem, fix, evidence);
    }

    private static String sentence(WorkItem item) {
        String about = item.about().isEmpty() ? "" : " " + item.about();
        return item.id().text() + about + ": " + item.problem();
    }
}
