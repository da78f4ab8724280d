package dev.vox.contract.audit;

import java.util.Arrays;
import java.util.List;

/// How a worker speaks: every sample, several at once, and requests that are hard to answer.
final class ProtocolAudit {
    private final Session session;

    ProtocolAudit(Session session) {
        this.session = session;
    }

    /// @param findings takes them one after another, so that an interruption leaves those that there are
    void look(List<Finding> findings) throws InterruptedException {
        findings.addAll(new SampleAudit(session).look());
        if (!session.silent()) {
            findings.add(session.timed(() -> new OrderAudit(session).look()));
            findings.addAll(new RequestAudit(session).look());
            findings.add(session.timed(() -> new NamingAudit(session).look()));
            findings.addAll(new StreamAudit(session).look());
        }
        complete(findings);
    }

    /// What was not looked at is said, so that nobody takes it for held.
    private static void complete(List<Finding> findings) {
        List<Finding> seen = List.copyOf(findings);
        Arrays.stream(FindingId.values())
                .filter(id -> id.phase() == AuditPhase.PROTOCOL)
                .filter(id -> seen.stream().noneMatch(finding -> finding.id() == id))
                .forEach(id -> findings.add(Finding.skipped(id, "", reason(id, seen))));
    }

    private static String reason(FindingId id, List<Finding> findings) {
        boolean alive = findings.stream().anyMatch(each -> each.id() == FindingId.PROTOCOL_ORDER);
        if (!alive) {
            return "the worker does not answer";
        }
        return id == FindingId.PROTOCOL_TYPES
                ? "no operation of the contract has `answer`"
                : "no operation of the contract has `errors`";
    }
}
