package dev.vox.contract.audit;

import java.util.List;

/// What an audit of a worker came to.
///
/// @param operations the inventory; empty where it was not taken
/// @param work what is to be mended, of everything that was found
public record AuditReport(
        String domain,
        List<PhaseFindings> phases,
        List<AlignedOperation> operations,
        List<WorkItem> work) {
    public AuditReport {
        phases = List.copyOf(phases);
        operations = List.copyOf(operations);
        work = List.copyOf(work);
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
