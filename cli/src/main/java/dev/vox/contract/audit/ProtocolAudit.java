package dev.vox.contract.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a worker speaks: every sample, several at once, and requests that are hard to answer.
final class ProtocolAudit {
    private final Session session;

    ProtocolAudit(Session session) {
        this.session = session;
    }

    List<Finding> look() throws InterruptedException {
        List<Finding> findings = new ArrayList<>(new SampleAudit(session).look());
        if (!session.silent()) {
            findings.add(new OrderAudit(session).look());
            findings.addAll(new RequestAudit(session).look());
            findings.add(new NamingAudit(session).look());
            findings.addAll(new StreamAudit(session).look());
        }
        return completed(findings);
    }

    /// What was not looked at is said, so that nobody takes it for held.
    private static List<Finding> completed(List<Finding> findings) {
        List<Finding> all = new ArrayList<>(findings);
        Arrays.stream(FindingId.values())
                .filter(id -> id.phase() == AuditPhase.PROTOCOL)
                .filter(id -> findings.stream().noneMatch(finding -> finding.id() == id))
                .forEach(id -> all.add(Finding.skipped(id, "", reason(id, findings))));
        return all;
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
