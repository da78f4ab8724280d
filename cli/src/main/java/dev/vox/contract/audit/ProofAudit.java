package dev.vox.contract.audit;

import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Fault;
import dev.vox.contract.model.Load;
import dev.vox.contract.model.Workflow;

import java.util.List;
import java.util.function.LongSupplier;

/// What a worker proves: workflows, budgets, load, faults, documentation.
final class ProofAudit {
    private final Session session;
    private final Contract contract;
    private final int calls;
    private final LongSupplier nanoTime;

    /// @param calls of an operation that has a budget
    ProofAudit(Session session, int calls, LongSupplier nanoTime) {
        this.session = session;
        this.contract = session.contract();
        this.calls = calls;
        this.nanoTime = nanoTime;
    }

    /// @param findings takes them one after another, so that an interruption leaves those that there are
    void look(List<Finding> findings) throws InterruptedException {
        if (session.silent()) {
            for (FindingId id :
                    List.of(
                            FindingId.PROOF_WORKFLOW,
                            FindingId.PROOF_BUDGET,
                            FindingId.PROOF_LOAD,
                            FindingId.PROOF_FAULT)) {
                findings.add(Finding.skipped(id, "", "the worker does not answer"));
            }
        } else {
            workflows(findings);
            findings.addAll(new BudgetAudit(session, calls).look());
            findings.add(load());
            faults(findings);
        }
        findings.addAll(new DocumentationAudit(contract).look());
    }

    private void workflows(List<Finding> findings) throws InterruptedException {
        for (Workflow workflow : contract.workflows()) {
            findings.add(session.timed(() -> new WorkflowAudit(session).look(workflow)));
        }
        if (contract.workflows().isEmpty()) {
            findings.add(none(FindingId.PROOF_WORKFLOW, "workflows"));
        }
    }

    private Finding load() throws InterruptedException {
        Load load = contract.load();
        return load == null
                ? none(FindingId.PROOF_LOAD, "load")
                : session.timed(() -> new LoadAudit(session, nanoTime).look(load));
    }

    private void faults(List<Finding> findings) throws InterruptedException {
        for (Fault fault : contract.faults()) {
            findings.add(session.timed(() -> new FaultAudit(session, nanoTime).look(fault)));
        }
        if (contract.faults().isEmpty()) {
            findings.add(none(FindingId.PROOF_FAULT, "faults"));
        }
    }

    private static Finding none(FindingId id, String key) {
        return Finding.skipped(id, "", "the contract has no `%s`".formatted(key));
    }
}
