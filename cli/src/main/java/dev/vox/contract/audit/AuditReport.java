package dev.vox.contract.audit;

import java.util.List;

/// What an audit of a worker came to.
///
/// @param operations the inventory; empty where it was not taken
public record AuditReport(
        String domain, List<PhaseFindings> phases, List<AlignedOperation> operations) {
    public AuditReport {
        phases = List.copyOf(phases);
        operations = List.copyOf(operations);
    }

    /// Whether nothing is broken and nothing was blocked.
    public boolean held() {
        return phases.stream()
                .allMatch(phase ->
                        phase.blockedBy() == null
                                && phase.findings().stream()
                                        .noneMatch(each -> each.outcome() == Outcome.BROKEN));
    }
}
